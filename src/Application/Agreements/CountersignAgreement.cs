using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Agreements;

/// <summary>The office signs: the scan with its signature is uploaded and the agreement comes into force.</summary>
[RequirePermission(Permission.DecidePlans)]
public sealed record CountersignAgreement(Id<Agreement> AgreementId, Upload Scan) : ICommand;

internal sealed class CountersignAgreementHandler(IProgrammeDb db, IActor actor, IFileKeeper files, TimeProvider clock)
    : CommandHandler<CountersignAgreement>
{
    protected override async Task Handle(CountersignAgreement command, CancellationToken ct)
    {
        var agreement = await db.AgreementToChange(command.AgreementId, actor, ct);
        Agreement.Moves.Require(agreement.Status, AgreementStatus.InForce);
        var scan = await files.Keep(
            command.Scan,
            FilePurpose.SignedAgreement,
            agreement.Id.Value,
            agreement.ReturneeId.Value,
            ct
        );
        agreement.Countersign(scan, actor.StaffId, clock.GetUtcNow());
    }
}
