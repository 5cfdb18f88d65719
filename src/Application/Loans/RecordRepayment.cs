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
    [property: EffectiveDate] DateOnly ReceivedOn,
    ReceiptMethod Method,
    string? BankReference,
    Upload? Proof,
    PrepaymentPlan? Prepay = null
) : ICommand<Id<Receipt>>;

internal sealed class RecordRepaymentValidator : AbstractValidator<RecordRepayment>
{
    public RecordRepaymentValidator()
    {
        RuleFor(c => c.BankReference).MaximumLength(60);
        RuleFor(c => c.Method)
            .Must(m => m is ReceiptMethod.Cash or ReceiptMethod.Transfer)
            .WithMessage(PaymentRules.NotTypedIn.Code);
    }
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
        var id = Id<Receipt>.New();
        await loans.Take(
            id,
            command.LoanId,
            new RepaymentTaken(
                command.Amount,
                command.ReceivedOn,
                command.Method,
                command.BankReference,
                actor.StaffId,
                command.Prepay
            ),
            command.Proof is { } proof
                ? loan => files.Keep(proof, FilePurpose.RepaymentProof, id.Value, loan.ReturneeId.Value, ct)
                : null,
            db,
            clock,
            ct
        );
        return id;
    }
}
