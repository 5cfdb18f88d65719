using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>A delivery recorded by mistake, before anybody signed for it.</summary>
[RequirePermission(Permission.ManagePurchases)]
public sealed record TakeBackDelivery(Id<Purchase> PurchaseId, Id<Delivery> DeliveryId) : ICommand;

internal sealed class TakeBackDeliveryHandler(IProgrammeDb db, IActor actor) : CommandHandler<TakeBackDelivery>
{
    protected override async Task Handle(TakeBackDelivery command, CancellationToken ct)
    {
        var (purchase, _) = await db.PurchaseToChange(command.PurchaseId, actor, ct);
        purchase.TakeBackDelivery(command.DeliveryId);
    }
}
