using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>Everything the tranche buys is bought: its report takes the goods over, what was not needed goes back to the ceiling.</summary>
[RequirePermission(Permission.ManagePurchases)]
public sealed record SettleInKind(Id<Grant> GrantId, Id<Tranche> TrancheId) : ICommand;

internal sealed class SettleInKindHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<SettleInKind>
{
    protected override async Task Handle(SettleInKind command, CancellationToken ct)
    {
        var grant = await db.GrantToChange(command.GrantId, actor, ct);
        var lives = await db.Set<Purchase>()
            .AnyAsync(
                p =>
                    p.TrancheId == command.TrancheId
                    && p.Status != PurchaseStatus.Closed
                    && p.Status != PurchaseStatus.Cancelled,
                ct
            );
        grant.SettleInKind(command.TrancheId, lives, clock.GetUtcNow());
    }
}
