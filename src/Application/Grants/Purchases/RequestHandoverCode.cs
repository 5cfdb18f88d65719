using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>Sends the returnee the one-time code that signs for the goods handed to them.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record RequestHandoverCode(Id<Purchase> PurchaseId) : ICommand;

internal sealed class RequestHandoverCodeHandler(IProgrammeDb db, IActor actor, IOneTimeCodes codes)
    : CommandHandler<RequestHandoverCode>
{
    internal const string Purpose = "sign-handover";

    protected override async Task Handle(RequestHandoverCode command, CancellationToken ct)
    {
        var (purchase, _) = await db.PurchaseToChange(command.PurchaseId, actor, ct);
        PurchaseRules.DeliveryWaits.Require(purchase.WaitingDelivery is not null);
        var returnee = await db.Returnees.AsNoTracking().SingleAsync(r => r.Id == purchase.ReturneeId, ct);
        AgreementRules.NeedsContact.Require(returnee.Phone is not null || returnee.Email is not null);
        var recipient = new Recipient(returnee.Language, returnee.Email, returnee.Phone, returnee.Id);
        codes.RequireReach(recipient);
        await codes.Send(Purpose, purchase.WaitingDelivery!.Id.ToString(), recipient, ct);
    }
}
