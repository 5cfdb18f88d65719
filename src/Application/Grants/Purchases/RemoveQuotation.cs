using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>Takes an offer away while the purchase is a draft.</summary>
[RequirePermission(Permission.ManagePurchases)]
public sealed record RemoveQuotation(Id<Purchase> PurchaseId, Id<Quotation> QuotationId) : ICommand;

internal sealed class RemoveQuotationHandler(IProgrammeDb db, IActor actor) : CommandHandler<RemoveQuotation>
{
    protected override async Task Handle(RemoveQuotation command, CancellationToken ct)
    {
        var (purchase, _) = await db.PurchaseToChange(command.PurchaseId, actor, ct);
        purchase.RemoveQuotation(command.QuotationId);
    }
}
