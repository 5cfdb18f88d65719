using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>Takes an order for one attempt: to be sent, to be looked up, or nothing where it is answered.</summary>
[SystemRequest]
public sealed record BeginGatewayOrder(Id<GatewayOrder> OrderId) : ICommand<BegunOrder>;

/// <summary>What to do with the order now, and by what traces it would be found.</summary>
public sealed record BegunOrder(GatewayStep Step, GatewayRequest Request, string Key, OrderTrace? Trace);

/// <summary>By what an order without an answer is found at the gateway.</summary>
public sealed record OrderTrace(
    GatewayOrderKind Kind,
    CollectionOrder? Page = null,
    PayoutOrder? Payout = null,
    string? Transfer = null,
    Guid? Recipient = null
);

internal sealed class BeginGatewayOrderHandler(IProgrammeDb db, GatewayOrders orders, TimeProvider clock)
    : CommandHandler<BeginGatewayOrder, BegunOrder>
{
    protected override async Task<BegunOrder> Handle(BeginGatewayOrder command, CancellationToken ct)
    {
        await db.Lock(command.OrderId, ct);
        var order = await db.Set<GatewayOrder>().SingleAsync(o => o.Id == command.OrderId, ct);
        var step = order.Begin(clock.GetUtcNow());
        return new BegunOrder(
            step,
            new GatewayRequest(order.Path, order.Body, order.Account),
            order.Key,
            step == GatewayStep.LookUp ? await TraceOf(order, ct) : null
        );
    }

    private async Task<OrderTrace> TraceOf(GatewayOrder order, CancellationToken ct)
    {
        switch (order.Kind)
        {
            case GatewayOrderKind.OpenPage:
                var payment = await db.Set<OnlinePayment>()
                    .AsNoTracking()
                    .SingleAsync(p => p.Id == new Id<OnlinePayment>(order.SubjectId), ct);
                return new OrderTrace(order.Kind, Page: orders.OrderFor(payment, "id"));
            case GatewayOrderKind.OpenAccount:
                return new OrderTrace(order.Kind, Recipient: order.SubjectId);
            default:
                return await TraceOfPayout(order, ct);
        }
    }

    private async Task<OrderTrace> TraceOfPayout(GatewayOrder order, CancellationToken ct)
    {
        var payout = await db.Payouts.AsNoTracking().SingleAsync(p => p.Id == new Id<Payout>(order.SubjectId), ct);
        var key = GatewayOrder.KeyOf(GatewayOrderKind.Transfer, order.SubjectId, order.Attempt);
        var transfer = await db.Set<GatewayOrder>()
            .AsNoTracking()
            .Where(o => o.Key == key)
            .Select(o => o.ObjectId)
            .SingleOrDefaultAsync(ct);
        var traced = GatewayOrders.OrderFor(payout, order.Account ?? "") with { Attempt = order.Attempt };
        return order.Kind == GatewayOrderKind.TakeBack
            ? new OrderTrace(order.Kind, Transfer: transfer)
            : new OrderTrace(order.Kind, Payout: traced);
    }
}
