using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The borrower signed the addendum on paper: the officer keeps the scan, and the new schedule is in force.</summary>
[RequirePermission(Permission.ProposeRestructuring)]
public sealed record RecordRestructuringAgreement(Id<LoanRestructuring> RestructuringId, Upload Scan) : ICommand;

internal sealed class RecordRestructuringAgreementValidator : AbstractValidator<RecordRestructuringAgreement>
{
    public RecordRestructuringAgreementValidator() => RuleFor(c => c.Scan).NotNull();
}

internal sealed class RecordRestructuringAgreementHandler(
    IProgrammeDb db,
    IActor actor,
    IFileKeeper files,
    RestructuringInForce inForce
) : CommandHandler<RecordRestructuringAgreement>
{
    protected override async Task Handle(RecordRestructuringAgreement command, CancellationToken ct)
    {
        var (proposal, loan) = await db.RestructuringToChange(command.RestructuringId, actor, ct);
        var scan = await files.Keep(
            command.Scan,
            FilePurpose.Restructuring,
            proposal.Id.Value,
            loan.ReturneeId.Value,
            ct
        );
        await inForce.Put(proposal, loan, scan, ct);
    }
}
