using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Passes a cost on to the borrower exactly as it was, with its proof; it falls due with the next instalment.</summary>
[RequirePermission(Permission.RecordRepayments)]
public sealed record ChargeLoanFee(Id<Loan> LoanId, Money Amount, string Reason, Upload Proof)
    : ICommand,
        IStatesReason;

internal sealed class ChargeLoanFeeValidator : AbstractValidator<ChargeLoanFee>
{
    public ChargeLoanFeeValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class ChargeLoanFeeHandler(
    IProgrammeDb db,
    IActor actor,
    IFileKeeper files,
    LoanBooks books,
    TimeProvider clock
) : CommandHandler<ChargeLoanFee>
{
    protected override async Task Handle(ChargeLoanFee command, CancellationToken ct)
    {
        var loan = await db.LoanToChange(command.LoanId, actor, ct);
        var proof = await files.Keep(command.Proof, FilePurpose.LoanEvidence, loan.Id.Value, loan.ReturneeId.Value, ct);
        var posting = loan.ChargeFee(command.Amount, clock.Today(), command.Reason, proof);
        await books.Moved(loan, posting, clock.Today(), ct);
    }
}
