using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The announced money is not in the account: the returnee is told why.</summary>
[RequirePermission(Permission.RecordRepayments)]
public sealed record RefuseRepayment(Id<Receipt> ReceiptId, string Reason) : ICommand<Id<Loan>>, IStatesReason;

internal sealed class RefuseRepaymentValidator : AbstractValidator<RefuseRepayment>
{
    public RefuseRepaymentValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class RefuseRepaymentHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<RefuseRepayment, Id<Loan>>
{
    protected override async Task<Id<Loan>> Handle(RefuseRepayment command, CancellationToken ct)
    {
        var (loan, receipt) = await db.RepaymentToChange(command.ReceiptId, actor, ct);
        receipt.Refuse(command.Reason, actor.StaffId, clock.GetUtcNow());
        return loan.Id;
    }
}
