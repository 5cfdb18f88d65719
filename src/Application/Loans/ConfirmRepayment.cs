using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The treasurer found the announced money in the account, with this amount and on this day: it is posted.</summary>
[RequirePermission(Permission.RecordRepayments)]
public sealed record ConfirmRepayment(
    Id<Receipt> ReceiptId,
    Money Amount,
    [property: EffectiveDate] DateOnly ReceivedOn,
    string? BankReference,
    PrepaymentPlan? Prepay = null
) : ICommand<Id<Loan>>;

internal sealed class ConfirmRepaymentValidator : AbstractValidator<ConfirmRepayment>
{
    public ConfirmRepaymentValidator() => RuleFor(c => c.BankReference).MaximumLength(60);
}

internal sealed class ConfirmRepaymentHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ConfirmRepayment, Id<Loan>>
{
    protected override Task<Id<Loan>> Handle(ConfirmRepayment command, CancellationToken ct) =>
        db.ConfirmRepayment(
            command.ReceiptId,
            new MoneyFound(command.Amount, command.ReceivedOn, command.BankReference, actor.StaffId),
            _ => command.Prepay?.ToString(),
            actor,
            clock,
            ct
        );
}
