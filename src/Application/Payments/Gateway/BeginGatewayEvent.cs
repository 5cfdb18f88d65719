using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>Takes a stored notice for one attempt; nothing where it was seen to.</summary>
[SystemRequest]
public sealed record BeginGatewayEvent(string EventId) : ICommand<ToldByGateway?>;

public sealed record ToldByGateway(string Type, string ObjectId, string? Related, string? Account);

internal sealed class BeginGatewayEventHandler(IProgrammeDb db, IOnceGate gate, TimeProvider clock)
    : CommandHandler<BeginGatewayEvent, ToldByGateway?>
{
    protected override async Task<ToldByGateway?> Handle(BeginGatewayEvent command, CancellationToken ct)
    {
        await gate.Pass("gateway-event:" + command.EventId, ct);
        var told = await db.Set<GatewayEvent>().SingleAsync(e => e.Id == command.EventId, ct);
        return told.Begin(clock.GetUtcNow())
            ? new ToldByGateway(told.Type, told.ObjectId, told.Related, told.Account)
            : null;
    }
}
