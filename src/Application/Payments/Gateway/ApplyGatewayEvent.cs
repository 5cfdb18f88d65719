using System.Text.Json;
using MediatR;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>Makes something of one notice: what it speaks of is fetched from the gateway, whatever the notice itself says.</summary>
internal sealed class ApplyGatewayEvent(IMediator mediator, GatewayLooks looks) : IOutboxHandler
{
    public string Kind => GatewayWork.ApplyKind;

    public async Task Handle(Guid itemId, JsonElement payload, CancellationToken ct)
    {
        var id = payload.Deserialize<EventToApply>()!.EventId;
        if (await mediator.Send(new BeginGatewayEvent(id), ct) is not { } told)
            return;
        var seen = await Act(told, ct);
        await mediator.Send(
            seen switch
            {
                Sight.Seen => new FinishGatewayEvent(id, GatewayEventStatus.Applied, null),
                Sight.Stranger => new FinishGatewayEvent(id, GatewayEventStatus.Parked, "unknown-object"),
                _ => new FinishGatewayEvent(id, GatewayEventStatus.Ignored, null),
            },
            ct
        );
    }

    private Task<Sight> Act(ToldByGateway told, CancellationToken ct) =>
        told.Type.Split('.')[0] switch
        {
            "checkout" => looks.Page(told.ObjectId, ct),
            "payment_intent" => looks.Payment(told.ObjectId, ct),
            "charge" or "refund" when told.Related is { } payment => looks.Payment(payment, ct),
            "transfer" => looks.Transfer(told.ObjectId, ct),
            "payout" when told.Account is { } account => looks.PayOut(told.ObjectId, account, ct),
            "account" or "capability" when (told.Account ?? told.ObjectId) is { } account => looks.Account(account, ct),
            _ => Task.FromResult(Sight.OfNoMatter),
        };
}
