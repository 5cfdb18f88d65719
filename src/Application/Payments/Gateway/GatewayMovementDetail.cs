using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>One movement that a treasurer is to book, and the funds it may be of.</summary>
[RequirePermission(Permission.ReconcileGateway)]
public sealed record GatewayMovementDetail(string MovementId) : IQuery<GatewayMovementPage>;

public sealed record GatewayMovementPage(GatewayMovementRow Movement, IReadOnlyList<GatewayFund> Funds);

public sealed record GatewayFund(string Code, string Name);

internal sealed class GatewayMovementDetailHandler(IProgrammeDb db)
    : QueryHandler<GatewayMovementDetail, GatewayMovementPage>
{
    protected override async Task<GatewayMovementPage> Handle(GatewayMovementDetail query, CancellationToken ct)
    {
        var m =
            await db.Set<GatewayMovement>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == query.MovementId, ct)
            ?? throw new NotFoundException(nameof(GatewayMovement));
        var funds = await db
            .FundSources.AsNoTracking()
            .OrderBy(f => f.Code)
            .Select(f => new GatewayFund(f.Code, f.Name))
            .ToListAsync(ct);
        return new(new GatewayMovementRow(m.Id, m.Type, m.Source, m.Net, m.CreatedAt, m.IsForPeople), funds);
    }
}
