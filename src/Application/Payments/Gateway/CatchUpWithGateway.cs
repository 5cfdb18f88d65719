using System.Text.Json;
using MediatR;
using PmiEmas.Application.Abstractions;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>Asks the gateway for everything since the last comparison, with a day to spare; what is known already changes nothing.</summary>
internal sealed class CatchUpWithGateway(IMediator mediator, OpenRails rails) : IOutboxHandler
{
    private const int Part = 100;

    public string Kind => GatewayWork.CatchUpKind;

    public async Task Handle(Guid itemId, JsonElement payload, CancellationToken ct)
    {
        var since = await mediator.Send(new LastGatewayCheck(), ct);
        var notices = await rails.Gateway.NoticesSince(since, ct);
        var missed = 0;
        foreach (var some in notices.Chunk(Part))
            missed += await mediator.Send(new StoreGatewayEvents(some, CaughtUp: true), ct);
        var movements = await rails.Gateway.MovementsSince(since, ct);
        var balance = await rails.Gateway.Balance(ct);
        await mediator.Send(new RecordGatewayCheck(balance, missed, movements), ct);
    }
}
