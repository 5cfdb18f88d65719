using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>An order too old to be sent again was looked up: what was found carried it out; where nothing was, a person decides.</summary>
[SystemRequest]
public sealed record RecordGatewayFind(Id<GatewayOrder> OrderId, string? ObjectId) : ICommand;

internal sealed class RecordGatewayFindHandler(IProgrammeDb db, TimeProvider clock) : CommandHandler<RecordGatewayFind>
{
    protected override async Task Handle(RecordGatewayFind command, CancellationToken ct)
    {
        await db.Lock(command.OrderId, ct);
        var order = await db.Set<GatewayOrder>().SingleAsync(o => o.Id == command.OrderId, ct);
        if (command.ObjectId is { } found)
            order.Succeed(found, null, null, clock.GetUtcNow());
        else
            order.WaitForDecision();
    }
}
