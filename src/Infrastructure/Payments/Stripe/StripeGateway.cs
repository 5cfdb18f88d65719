using System.Text.Json;
using PmiEmas.Application.Abstractions;

namespace PmiEmas.Infrastructure.Payments.Stripe;

/// <summary>Stripe as the programme's gateway: orders, notices and the balance.</summary>
internal sealed class StripeGateway(StripeClient client, StripeSettings settings, TimeProvider clock) : IGateway
{
    public async Task<GatewayAnswer> Send(GatewayRequest request, string key, CancellationToken ct) =>
        await client.Post(request, key, ct) switch
        {
            StripeAnswer.Succeeded done when done.Object.Text("id") is { } id => new GatewayAnswer.Succeeded(
                id,
                done.Object.Text("url"),
                done.RequestId
            ),
            StripeAnswer.Rejected refused => new GatewayAnswer.Rejected(refused.Code, refused.RequestId),
            StripeAnswer.Unknown unknown => new GatewayAnswer.Unknown(unknown.Why, unknown.RequestId),
            var odd => new GatewayAnswer.Unknown("answer-without-id", odd.RequestId),
        };

    public GatewayNotice? Read(ReadOnlySpan<byte> body, string? signature)
    {
        if (!StripeSignature.IsValid(body, signature, settings.WebhookSecrets, clock.GetUtcNow()))
            return null;
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return Notice(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<GatewayNotice>> NoticesSince(DateTimeOffset since, CancellationToken ct)
    {
        var events = await client.List("v1/events", () => new StripeForm().Add("created[gte]", since), null, ct);
        return [.. events.Select(Notice).OfType<GatewayNotice>().OrderBy(n => n.CreatedAt)];
    }

    public async Task<IReadOnlyList<GatewayMovementNews>> MovementsSince(DateTimeOffset since, CancellationToken ct)
    {
        var rows = await client.List(
            "v1/balance_transactions",
            () => new StripeForm().Add("created[gte]", since),
            null,
            ct
        );
        return
        [
            .. rows.Where(r => r.Text("currency") == StripeCollections.Currency)
                .Select(r => new GatewayMovementNews(
                    r.Text("id")!,
                    r.Text("type") ?? "unknown",
                    r.Reference("source"),
                    r.Number("amount"),
                    r.Number("fee"),
                    r.Number("net"),
                    r.Time("created") ?? since
                ))
                .OrderBy(m => m.CreatedAt),
        ];
    }

    public async Task<long> Balance(CancellationToken ct)
    {
        var balance = await client.Get("v1/balance", new StripeForm(), null, ct);
        return new[] { "available", "pending" }
            .Select(part => balance.Field(part))
            .Where(part => part is { ValueKind: JsonValueKind.Array })
            .SelectMany(part => part!.Value.EnumerateArray())
            .Where(sum => sum.Text("currency") == StripeCollections.Currency)
            .Sum(sum => sum.Number("amount"));
    }

    private GatewayNotice? Notice(JsonElement told)
    {
        var about = told.Field("data").Field("object");
        if (told.Text("id") is not { } id || told.Text("type") is not { } type || about is not { } thing)
            return null;
        var version = told.Text("api_version");
        return new GatewayNotice(
            id,
            type,
            thing.Text("id") ?? "",
            thing.Reference("payment_intent"),
            told.Text("account"),
            version,
            told.Time("created") ?? clock.GetUtcNow(),
            Strange(told, version)
        );
    }

    private string? Strange(JsonElement told, string? version) =>
        told.Flag("livemode") != settings.LiveMoney ? "other-money"
        : version is null || StripeSettings.TrainOf(version) != StripeSettings.TrainOf(settings.ApiVersion)
            ? "other-release"
        : null;
}
