using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Agreements;

/// <summary>Takes an offered agreement back before it is signed.</summary>
[RequirePermission(Permission.OfferAgreements)]
public sealed record TakeBackAgreement(Id<Agreement> AgreementId, string Reason) : ICommand, IStatesReason;

internal sealed class TakeBackAgreementHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<TakeBackAgreement>
{
    protected override async Task Handle(TakeBackAgreement command, CancellationToken ct)
    {
        var agreement = await db.AgreementToChange(command.AgreementId, actor, ct);
        agreement.TakeBack(command.Reason, actor.StaffId, clock.GetUtcNow());
    }
}
