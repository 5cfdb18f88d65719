using System.Text.Json;
using MediatR;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>
/// Sends one order: marked as sent in one transaction, handed over outside any, its answer written in another. A crash in between leaves
/// it "sent"; somebody comes back to it and sends the same bytes under the same key, or looks it up once it is too old for that.
/// </summary>
internal sealed class SendGatewayOrder(IMediator mediator, OpenRails rails) : IOutboxHandler
{
    public string Kind => GatewayWork.SendKind;

    public async Task Handle(Guid itemId, JsonElement payload, CancellationToken ct)
    {
        var id = new Id<GatewayOrder>(payload.Deserialize<OrderToSend>()!.OrderId);
        var begun = await mediator.Send(new BeginGatewayOrder(id), ct);
        switch (begun.Step)
        {
            case GatewayStep.Send:
                await mediator.Send(new RecordGatewayAnswer(id, await Send(begun, ct)), CancellationToken.None);
                break;
            case GatewayStep.LookUp:
                await mediator.Send(new RecordGatewayFind(id, await LookUp(begun.Trace!, ct)), CancellationToken.None);
                break;
        }
    }

    private async Task<GatewayAnswer> Send(BegunOrder begun, CancellationToken ct)
    {
        try
        {
            return await rails.Gateway.Send(begun.Request, begun.Key, ct);
        }
        catch (OperationCanceledException)
        {
            return new GatewayAnswer.Unknown("interrupted", null);
        }
    }

    private Task<string?> LookUp(OrderTrace trace, CancellationToken ct) =>
        trace switch
        {
            { Page: { } page } => rails.Collections.Find(page, ct),
            { Kind: GatewayOrderKind.Transfer, Payout: { } payout } => rails.Payouts.FindTransfer(payout, ct),
            { Kind: GatewayOrderKind.PayOut, Payout: { } payout } => rails.Payouts.FindPayOut(payout, ct),
            { Transfer: { } transfer } => rails.Payouts.FindTakeBack(transfer, ct),
            { Recipient: { } recipient } => rails.Payouts.FindAccount(recipient, ct),
            _ => Task.FromResult<string?>(null),
        };
}
