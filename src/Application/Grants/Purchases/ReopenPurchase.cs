using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>Opens the order for changes; it must be chosen and ordered anew.</summary>
[RequirePermission(Permission.ManagePurchases)]
public sealed record ReopenPurchase(Id<Purchase> PurchaseId) : ICommand;

internal sealed class ReopenPurchaseHandler(IProgrammeDb db, IActor actor, IDocumentIssuer issuer)
    : CommandHandler<ReopenPurchase>
{
    protected override async Task Handle(ReopenPurchase command, CancellationToken ct)
    {
        var (purchase, grant) = await db.PurchaseToChange(command.PurchaseId, actor, ct);
        purchase.Reopen(grant);
        await issuer.Revoke(Domain.Documents.DocumentKind.PurchaseOrder, purchase.Id.Value, ct);
    }
}
