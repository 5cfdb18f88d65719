using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>Whoever was to order sends it back to the officer.</summary>
[RequirePermission(Permission.OrderPurchases)]
public sealed record ReturnPurchase(Id<Purchase> PurchaseId, string Reason) : ICommand, IStatesReason;

internal sealed class ReturnPurchaseHandler(IProgrammeDb db, IActor actor) : CommandHandler<ReturnPurchase>
{
    protected override async Task Handle(ReturnPurchase command, CancellationToken ct)
    {
        var (purchase, _) = await db.PurchaseToChange(command.PurchaseId, actor, ct);
        purchase.ReturnToOfficer(command.Reason);
    }
}
