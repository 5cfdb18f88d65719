using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>Keeps a supplier's offer: its paper and the price of each thing.</summary>
[RequirePermission(Permission.ManagePurchases)]
public sealed record AddQuotation(
    Id<Purchase> PurchaseId,
    Id<Supplier> SupplierId,
    DateOnly OfferedOn,
    IReadOnlyList<ItemPrice> Prices,
    Upload Paper
) : ICommand<Id<Quotation>>;

internal sealed class AddQuotationHandler(IProgrammeDb db, IActor actor, IFileKeeper files, TimeProvider clock)
    : CommandHandler<AddQuotation, Id<Quotation>>
{
    protected override async Task<Id<Quotation>> Handle(AddQuotation command, CancellationToken ct)
    {
        var (purchase, _) = await db.PurchaseToChange(command.PurchaseId, actor, ct);
        PurchaseRules.WrittenBeforeOrder.Require(purchase.Status == PurchaseStatus.Draft);
        if (!await db.Set<Supplier>().AnyAsync(s => s.Id == command.SupplierId, ct))
            throw new NotFoundException(nameof(Supplier));
        var paper = await files.Keep(
            command.Paper,
            FilePurpose.PurchasePaper,
            purchase.Id.Value,
            purchase.ReturneeId.Value,
            ct
        );
        var id = Id<Quotation>.New();
        purchase.AddQuotation(id, command.SupplierId, command.OfferedOn, command.Prices, paper, clock.Today());
        return id;
    }
}
