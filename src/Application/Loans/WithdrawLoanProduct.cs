using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>No new call may name the product. Loans of it run on.</summary>
[RequirePermission(Permission.ManageLoanProducts)]
public sealed record WithdrawLoanProduct(Id<LoanProduct> ProductId, string Reason) : ICommand, IStatesReason;

internal sealed class WithdrawLoanProductValidator : AbstractValidator<WithdrawLoanProduct>
{
    public WithdrawLoanProductValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class WithdrawLoanProductHandler(IProgrammeDb db) : CommandHandler<WithdrawLoanProduct>
{
    protected override async Task Handle(WithdrawLoanProduct command, CancellationToken ct) =>
        (await db.ProductToChange(command.ProductId, ct)).Withdraw();
}
