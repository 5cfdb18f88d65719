using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>From when on the gateway is asked: a day before the last comparison, else as far back as it keeps its notices.</summary>
[SystemRequest]
public sealed record LastGatewayCheck : IQuery<DateTimeOffset>;

internal sealed class LastGatewayCheckHandler(IProgrammeDb db, TimeProvider clock)
    : QueryHandler<LastGatewayCheck, DateTimeOffset>
{
    private static readonly TimeSpan ToSpare = TimeSpan.FromDays(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    protected override async Task<DateTimeOffset> Handle(LastGatewayCheck query, CancellationToken ct)
    {
        var last = await db.Set<GatewayCheck>().MaxAsync(c => (DateTimeOffset?)c.At, ct);
        return last - ToSpare ?? clock.GetUtcNow() - Kept;
    }
}
