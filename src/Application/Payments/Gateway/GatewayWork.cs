using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>
/// What the outbox is asked to do with the gateway. Each is harmless when done twice; the moment in the key lets the same work be asked for
/// again later.
/// </summary>
internal static class GatewayWork
{
    public const string SendKind = "gateway-order";
    public const string ApplyKind = "gateway-event";
    public const string LookKind = "gateway-look";
    public const string CatchUpKind = "gateway-catch-up";

    public static void Send(this IOutbox outbox, Id<GatewayOrder> order, DateTimeOffset at) =>
        outbox.Add(SendKind, new OrderToSend(order.Value), Key(SendKind, order, at));

    public static void Apply(this IOutbox outbox, string gatewayEvent, DateTimeOffset at) =>
        outbox.Add(ApplyKind, new EventToApply(gatewayEvent), Key(ApplyKind, gatewayEvent, at));

    public static void LookAt(this IOutbox outbox, Id<OnlinePayment> payment, DateTimeOffset at) =>
        outbox.Add(LookKind, new ToLookAt(PaymentId: payment.Value), Key(LookKind, payment, at));

    /// <summary>The payer's question and the clock's may fall into one moment; they are two.</summary>
    public static void LookAtAsAsked(this IOutbox outbox, Id<OnlinePayment> payment, DateTimeOffset at) =>
        outbox.Add(LookKind, new ToLookAt(PaymentId: payment.Value), Key(LookKind + "-asked", payment, at));

    public static void LookAt(this IOutbox outbox, Id<Payout> payout, DateTimeOffset at) =>
        outbox.Add(LookKind, new ToLookAt(PayoutId: payout.Value), Key(LookKind, payout, at));

    public static void LookAt(this IOutbox outbox, Id<GatewayAccount> account, DateTimeOffset at) =>
        outbox.Add(LookKind, new ToLookAt(AccountId: account.Value), Key(LookKind, account, at));

    public static void CatchUp(this IOutbox outbox, DateTimeOffset at) =>
        outbox.Add(CatchUpKind, new { }, Key(CatchUpKind, "all", at));

    private static string Key(string kind, object what, DateTimeOffset at) => $"{kind}:{what}:{at.UtcTicks}";
}

internal sealed record OrderToSend(Guid OrderId);

internal sealed record EventToApply(string EventId);

internal sealed record ToLookAt(Guid? PaymentId = null, Guid? PayoutId = null, Guid? AccountId = null);
