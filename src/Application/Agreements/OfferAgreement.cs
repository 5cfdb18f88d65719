using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Agreements;

/// <summary>Offers a prepared agreement to the returnee to sign by a day.</summary>
[RequirePermission(Permission.OfferAgreements)]
public sealed record OfferAgreement(Id<Agreement> AgreementId, DateOnly SignBy) : ICommand;

internal sealed class OfferAgreementHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<OfferAgreement>
{
    protected override async Task Handle(OfferAgreement command, CancellationToken ct)
    {
        var agreement = await db.AgreementToChange(command.AgreementId, actor, ct);
        agreement.Offer(command.SignBy, actor.StaffId, clock.GetUtcNow());
    }
}
