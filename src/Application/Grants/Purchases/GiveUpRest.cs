using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>What the supplier has not brought is not waited for any more; money paid for it must come back.</summary>
[RequirePermission(Permission.ManagePurchases)]
public sealed record GiveUpRest(Id<Purchase> PurchaseId, string Reason) : ICommand, IStatesReason;

internal sealed class GiveUpRestHandler(IProgrammeDb db, IActor actor) : CommandHandler<GiveUpRest>
{
    protected override async Task Handle(GiveUpRest command, CancellationToken ct)
    {
        var (purchase, grant) = await db.PurchaseToChange(command.PurchaseId, actor, ct);
        purchase.GiveUpRest(command.Reason, grant);
    }
}
