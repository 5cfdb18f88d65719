using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The treasurer took cash, or saw the transfer in the account: it is receipted, split and posted at once.</summary>
[RequirePermission(Permission.RecordRepayments)]
public sealed record RecordRepayment(
    Id<Loan> LoanId,
    Money Amount,
    DateOnly ReceivedOn,
    ReceiptMethod Method,
    string? BankReference,
    Upload? Proof,
    PrepaymentPlan? Prepay = null
) : ICommand<Id<Receipt>>;

internal sealed class RecordRepaymentValidator : AbstractValidator<RecordRepayment>
{
    public RecordRepaymentValidator() => RuleFor(c => c.BankReference).MaximumLength(60);
}

internal sealed class RecordRepaymentHandler(
    IProgrammeDb db,
    ILoansToRepay loans,
    IActor actor,
    IFileKeeper files,
    TimeProvider clock
) : CommandHandler<RecordRepayment, Id<Receipt>>
{
    protected override async Task<Id<Receipt>> Handle(RecordRepayment command, CancellationToken ct)
    {
        var (loan, reference) = await loans.Open(
            command.LoanId,
            command.Amount,
            command.ReceivedOn,
            command.Prepay,
            ct
        );
        loan.RequireReceivable(command.Amount, command.ReceivedOn);
        if (command.Prepay is { } plan)
            loan.PlanPrepayment(command.Amount, command.ReceivedOn, plan);
        var id = Id<Receipt>.New();
        var proof = command.Proof is { } upload
            ? await files.Keep(upload, FilePurpose.RepaymentProof, id.Value, loan.ReturneeId.Value, ct)
            : (Id<StoredFile>?)null;
        var receipt = Receipt.Capture(
            id,
            reference,
            loan.AsReceiptSubject(),
            command.Amount,
            command.ReceivedOn,
            command.Method,
            proof,
            command.BankReference,
            actor.StaffId,
            clock.GetUtcNow(),
            command.Prepay?.ToString()
        );
        receipt.Post(actor.StaffId, clock.GetUtcNow());
        db.Receipts.Add(receipt);
        return id;
    }
}
