using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>Gives a purchase up before anything came or was paid.</summary>
[RequirePermission(Permission.ManagePurchases)]
public sealed record CancelPurchase(Id<Purchase> PurchaseId, string Reason) : ICommand, IStatesReason;

internal sealed class CancelPurchaseHandler(IProgrammeDb db, IActor actor, IDocumentIssuer issuer)
    : CommandHandler<CancelPurchase>
{
    protected override async Task Handle(CancelPurchase command, CancellationToken ct)
    {
        var (purchase, grant) = await db.PurchaseToChange(command.PurchaseId, actor, ct);
        purchase.Cancel(command.Reason, grant);
        await issuer.Revoke(DocumentKind.PurchaseOrder, purchase.Id.Value, ct);
    }
}
