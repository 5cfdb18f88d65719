using System.Text.Json;
using MediatR;
using PmiEmas.Application.Abstractions;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>Looks at one thing at the gateway because somebody asked or its time came, without having been told anything.</summary>
internal sealed class LookAtGateway(IMediator mediator, GatewayLooks looks) : IOutboxHandler
{
    public string Kind => GatewayWork.LookKind;

    public async Task Handle(Guid itemId, JsonElement payload, CancellationToken ct)
    {
        var there = await mediator.Send(new WhereToLook(payload.Deserialize<ToLookAt>()!), ct);
        if (there is { Page: { } page })
            await looks.Page(page, ct);
        if (there is { Payout: { } payout, Account: { } owner })
            await looks.PayOut(payout, owner, ct);
        else if (there is { Account: { } account })
            await looks.Account(account, ct);
    }
}
