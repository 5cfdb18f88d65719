using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>Another person orders what they were shown.</summary>
[RequirePermission(Permission.OrderPurchases)]
public sealed record OrderPurchase(Id<Purchase> PurchaseId, string SeenHash) : ICommand;

internal sealed class OrderPurchaseHandler(IProgrammeDb db, IActor actor, PaymentPeople people, TimeProvider clock)
    : CommandHandler<OrderPurchase>
{
    protected override async Task Handle(OrderPurchase command, CancellationToken ct)
    {
        var (purchase, grant) = await db.PurchaseToChange(command.PurchaseId, actor, ct);
        purchase.Order(
            command.SeenHash,
            await people.Person(actor.StaffId, ct),
            await people.Person(purchase.OfficerId, ct),
            grant,
            clock.GetUtcNow()
        );
    }
}
