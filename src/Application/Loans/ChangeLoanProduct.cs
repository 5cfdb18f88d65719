using FluentValidation;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The officer and the borrower agree on another product of the call before signing; the agreement gets the new schedule.</summary>
[RequirePermission(Permission.OfferAgreements)]
public sealed record ChangeLoanProduct(Id<Loan> LoanId, string ProductCode, string Reason) : ICommand, IStatesReason;

internal sealed class ChangeLoanProductValidator : AbstractValidator<ChangeLoanProduct>
{
    public ChangeLoanProductValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class ChangeLoanProductHandler(IProgrammeDb db, IActor actor, LoanContract contract)
    : CommandHandler<ChangeLoanProduct>
{
    protected override async Task Handle(ChangeLoanProduct command, CancellationToken ct)
    {
        var loan = await db.LoanToChange(command.LoanId, actor, ct);
        var product = await db.LoanProducts.SingleOrDefaultAsync(p => p.Code == command.ProductCode, ct);
        LoanRules.NeedsProduct.Require(product is not null);
        loan.ChangeProduct(product!, await db.CallToRead(loan.CallId, ct), await db.Calendar(ct));
        var agreement = (await db.Agreements.FindAsync([loan.AgreementId!.Value], ct))!;
        agreement.Rewrite((await contract.Of(loan, ct))(agreement.Reference), LoanContract.KindOf(loan.Product));
    }
}
