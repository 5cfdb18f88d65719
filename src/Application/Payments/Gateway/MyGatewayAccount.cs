using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>How the returnee's own account at the gateway stands.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record MyGatewayAccount : IQuery<GatewayAccountStatus?>;

internal sealed class MyGatewayAccountHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<MyGatewayAccount, GatewayAccountStatus?>
{
    protected override Task<GatewayAccountStatus?> Handle(MyGatewayAccount query, CancellationToken ct) =>
        db.Set<GatewayAccount>()
            .AsNoTracking()
            .Where(a => a.ReturneeId == actor.ReturneeId)
            .Select(a => (GatewayAccountStatus?)a.Status)
            .SingleOrDefaultAsync(ct);
}
