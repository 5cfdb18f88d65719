using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The returnee says that money was transferred, and shows the proof; the treasurer looks for it in the account.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record AnnounceRepayment(
    Id<Loan> LoanId,
    Money Amount,
    DateOnly TransferredOn,
    string? BankReference,
    Upload Proof,
    PrepaymentPlan? Prepay = null
) : ICommand<Id<Receipt>>;

internal sealed class AnnounceRepaymentValidator : AbstractValidator<AnnounceRepayment>
{
    public AnnounceRepaymentValidator() => RuleFor(c => c.BankReference).MaximumLength(60);
}

internal sealed class AnnounceRepaymentHandler(IProgrammeDb db, IActor actor, IFileKeeper files, TimeProvider clock)
    : CommandHandler<AnnounceRepayment, Id<Receipt>>
{
    protected override async Task<Id<Receipt>> Handle(AnnounceRepayment command, CancellationToken ct)
    {
        var loan = await db.LoanToChange(command.LoanId, actor, ct);
        loan.RequireReceivable(command.Amount, command.TransferredOn);
        if (command.Prepay is { } plan)
            loan.PlanPrepayment(command.Amount, command.TransferredOn, plan);
        var id = Id<Receipt>.New();
        var proof = await files.Keep(command.Proof, FilePurpose.RepaymentProof, id.Value, loan.ReturneeId.Value, ct);
        db.Receipts.Add(
            Receipt.Announce(
                id,
                await db.NextReference("KW", clock.Today(), ct),
                loan.AsReceiptSubject(),
                command.Amount,
                command.TransferredOn,
                proof,
                command.BankReference,
                clock.GetUtcNow(),
                command.Prepay?.ToString()
            )
        );
        return id;
    }
}
