using System.Text.Json;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Payments.Stripe;

/// <summary>Collects by Stripe Checkout.</summary>
internal sealed class StripeCollections(StripeClient client, StripeSettings settings) : ICollectionRail
{
    public const string Currency = "idr";

    /// <summary>Stripe's twelve digits, of which two are sen.</summary>
    internal static readonly Money MostOfAll = new(9_999_999_999);

    private const string Sessions = "v1/checkout/sessions";

    public Money Most => MostOfAll;

    public GatewayRequest Ask(CollectionOrder order) =>
        new(
            Sessions,
            new StripeForm()
                .Add("mode", "payment")
                .Add("success_url", order.Return.ToString())
                .Add("cancel_url", order.Return.ToString())
                .Add("client_reference_id", order.Id.ToString("D"))
                .Add("locale", order.Language)
                .Add("expires_at", order.ExpiresAt)
                .Add("line_items[0][quantity]", 1)
                .Add("line_items[0][price_data][currency]", Currency)
                .Add("line_items[0][price_data][unit_amount]", Sen.Of(order.Amount))
                .Add("line_items[0][price_data][product_data][name]", order.What)
                .Add("metadata[online_payment_id]", order.Id.ToString("D"))
                .Add("payment_intent_data[metadata][online_payment_id]", order.Id.ToString("D"))
                .Add("payment_intent_data[metadata][reference]", order.Reference)
                .ToString()
        );

    public async Task<OnlinePaymentFacts?> LookUp(string page, CancellationToken ct)
    {
        var expand = new StripeForm().Add(
            "expand",
            ["payment_intent", "payment_intent.latest_charge", "payment_intent.latest_charge.balance_transaction"]
        );
        return await client.Get($"{Sessions}/{Uri.EscapeDataString(page)}", expand, null, ct) is { } session
            ? Facts(session)
            : null;
    }

    public async Task<string?> Find(CollectionOrder order, CancellationToken ct)
    {
        var made = await client.List(
            Sessions,
            () =>
                new StripeForm()
                    .Add("created[gte]", order.MadeAt.AddMinutes(-10))
                    .Add("created[lte]", order.MadeAt + GatewayOrder.Repeatable + TimeSpan.FromMinutes(10)),
            null,
            ct
        );
        return made.FirstOrDefault(s => s.Text("client_reference_id") == order.Id.ToString("D")).Text("id");
    }

    public async Task<string?> PageOf(string payment, CancellationToken ct)
    {
        var pages = await client.List(Sessions, () => new StripeForm().Add("payment_intent", payment), null, ct);
        return pages.Count > 0 ? pages[0].Text("id") : null;
    }

    private OnlinePaymentFacts Facts(JsonElement session)
    {
        var intent = session.Field("payment_intent");
        var charge = intent.Field("latest_charge") is { ValueKind: JsonValueKind.Object } found ? found : default;
        var currency = (charge.Text("currency") ?? session.Text("currency"))?.ToLowerInvariant();
        return new OnlinePaymentFacts(
            session.Text("id")!,
            Guid.TryParse(session.Text("client_reference_id"), out var order) ? order : null,
            Status(session, intent),
            session.Reference("payment_intent"),
            intent is { ValueKind: JsonValueKind.Object } whole ? whole.Reference("latest_charge") : null,
            // What was really taken; the page's total only where no charge says so.
            charge.ValueKind == JsonValueKind.Object
                ? charge.Number("amount_captured")
                : session.Number("amount_total"),
            currency == Currency && session.Flag("livemode") == settings.LiveMoney,
            charge.Field("balance_transaction")?.Number("fee") ?? 0,
            charge.Number("amount_refunded"),
            charge.Flag("disputed"),
            charge.Time("created")
        );
    }

    private static OnlinePaymentStatus Status(JsonElement session, JsonElement? intent) =>
        (session.Text("status"), session.Text("payment_status"), intent is { } i ? i.Text("status") : null) switch
        {
            ("complete", "paid", "succeeded" or null) => OnlinePaymentStatus.Paid,
            ("complete", _, "canceled" or "requires_payment_method") => OnlinePaymentStatus.Failed,
            ("complete", _, _) => OnlinePaymentStatus.UnderWay,
            ("expired", _, _) => OnlinePaymentStatus.Expired,
            _ => OnlinePaymentStatus.Open,
        };
}
