using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>A receipt was posted wrongly. Another person takes it back: the books get the mirror, the other receipts are split anew.</summary>
[RequirePermission(Permission.ReverseRepayments)]
public sealed record ReverseRepayment(Id<Receipt> ReceiptId, string Reason) : ICommand<Id<Loan>>, IStatesReason;

internal sealed class ReverseRepaymentValidator : AbstractValidator<ReverseRepayment>
{
    public ReverseRepaymentValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class ReverseRepaymentHandler(IProgrammeDb db, IActor actor, PaymentPeople people, TimeProvider clock)
    : CommandHandler<ReverseRepayment, Id<Loan>>
{
    protected override async Task<Id<Loan>> Handle(ReverseRepayment command, CancellationToken ct)
    {
        var (loan, receipt) = await db.RepaymentToChange(command.ReceiptId, actor, ct);
        if (receipt.PostedById is { } poster)
            LoanRules.ReversedByAnother.Require(
                !(await people.Person(actor.StaffId, ct)).IsSameAs(await people.Person(poster, ct))
            );
        receipt.Reverse(command.Reason, actor.StaffId, clock.GetUtcNow());
        return loan.Id;
    }
}
