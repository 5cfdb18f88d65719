using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>A fresh link to the page where the returnee completes the account. It works once and is kept nowhere.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record GatewayAccountLink : IQuery<Uri>;

internal sealed class GatewayAccountLinkHandler(IProgrammeDb db, IActor actor, OpenRails rails, ISiteAddress site)
    : QueryHandler<GatewayAccountLink, Uri>
{
    protected override async Task<Uri> Handle(GatewayAccountLink query, CancellationToken ct)
    {
        var account =
            await db.Set<GatewayAccount>()
                .AsNoTracking()
                .Where(a => a.ReturneeId == actor.ReturneeId && a.AccountId != null)
                .Select(a => a.AccountId)
                .SingleOrDefaultAsync(ct)
            ?? throw new NotFoundException(nameof(GatewayAccount));
        return await rails.Payouts.CompletionPage(account, new Uri(site.Root, "portal/gateway-account"), ct);
    }
}
