using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>Goods were handed to the returnee, with photos; the returnee signs for them next.</summary>
[RequirePermission(Permission.ManagePurchases)]
public sealed record RecordDelivery(
    Id<Purchase> PurchaseId,
    DateOnly HandedOverOn,
    IReadOnlyList<ItemCount> Came,
    IReadOnlyList<Upload> Photos
) : ICommand<Id<Delivery>>;

internal sealed class RecordDeliveryHandler(IProgrammeDb db, IActor actor, IFileKeeper files, TimeProvider clock)
    : CommandHandler<RecordDelivery, Id<Delivery>>
{
    protected override async Task<Id<Delivery>> Handle(RecordDelivery command, CancellationToken ct)
    {
        var (purchase, _) = await db.PurchaseToChange(command.PurchaseId, actor, ct);
        List<Id<StoredFile>> photos = [];
        foreach (var photo in command.Photos)
            photos.Add(
                await files.Keep(photo, FilePurpose.PurchasePaper, purchase.Id.Value, purchase.ReturneeId.Value, ct)
            );
        var id = Id<Delivery>.New();
        purchase.Deliver(id, command.HandedOverOn, command.Came, photos, actor.StaffId, clock.GetUtcNow());
        return id;
    }
}
