using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>One order for the gateway, for whoever decides about it.</summary>
[RequirePermission(Permission.ApprovePayouts)]
public sealed record GatewayOrderDetail(Id<GatewayOrder> OrderId) : IQuery<GatewayOrderFacts>;

public sealed record GatewayOrderFacts(GatewayOrderKind Kind, string SubjectReference, string? RequestId);

internal sealed class GatewayOrderDetailHandler(IProgrammeDb db) : QueryHandler<GatewayOrderDetail, GatewayOrderFacts>
{
    protected override async Task<GatewayOrderFacts> Handle(GatewayOrderDetail query, CancellationToken ct) =>
        await db.Set<GatewayOrder>()
            .AsNoTracking()
            .Where(o => o.Id == query.OrderId)
            .Select(o => new GatewayOrderFacts(o.Kind, o.SubjectReference, o.RequestId))
            .SingleOrDefaultAsync(ct)
        ?? throw new NotFoundException(nameof(GatewayOrder));
}
