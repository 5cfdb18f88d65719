using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;

namespace PmiEmas.Application.Notifications.Events;

/// <summary>Tells people that an agreement awaits their signature.</summary>
internal sealed class OnAgreementEvents(IProgrammeDb db, Postman postman) : IDomainEventHandler<AgreementOffered>
{
    public async Task Handle(AgreementOffered happened, CancellationToken ct)
    {
        var agreement = (await db.Agreements.FindAsync([happened.AgreementId], ct))!;
        await postman.ToReturnee(
            happened.ReturneeId,
            "agreement-to-sign",
            Postman.EachTime("agreement-to-sign", happened.AgreementId.Value),
            _ =>
                new()
                {
                    ["reference"] = agreement.Reference,
                    ["amount"] = agreement.Amount.ToString(),
                    ["link"] = SitePages.Agreement(happened.AgreementId),
                },
            ct
        );
    }
}
