using System.Text.Json;

namespace PmiEmas.Infrastructure.Payments.Stripe;

/// <summary>What Stripe answered, or that it did not.</summary>
internal abstract record StripeAnswer(string? RequestId)
{
    internal sealed record Succeeded(JsonElement Object, string? RequestId) : StripeAnswer(RequestId);

    /// <summary>A definite refusal: nothing was done.</summary>
    internal sealed record Rejected(int Status, string Code, string? RequestId) : StripeAnswer(RequestId);

    /// <summary>No answer, an answer that says nothing, or one that says "not now".</summary>
    internal sealed record Unknown(string Why, string? RequestId) : StripeAnswer(RequestId);
}

/// <summary>One answer as it came, before it is judged.</summary>
internal sealed record RawAnswer(int Status, string? RequestId, bool? ShouldRetry, TimeSpan? RetryAfter, string Body)
{
    private const int TooMany = 429;

    /// <summary>Whether another attempt under the same key may say more.</summary>
    public bool WorthRepeating =>
        ShouldRetry ?? (Status is 409 or TooMany or >= 500 || (Status == 200 && Json() is null));

    public StripeAnswer Judged()
    {
        var json = Json();
        if (Status == 200)
            return json is { ValueKind: JsonValueKind.Object } found
                ? new StripeAnswer.Succeeded(found, RequestId)
                : new StripeAnswer.Unknown("unreadable-answer", RequestId);
        var (type, code) = Error(json);
        // A wrong key or a busy key refuses the call, not the order: it is still to be carried out.
        if (Status is 401 or 409 or TooMany or >= 500 or < 400 || (Status == 400 && code == "rate_limit"))
            return new StripeAnswer.Unknown(Status == 409 ? "in-progress" : code ?? $"http-{Status}", RequestId);
        // The same key with other parameters: something of ours is wrong, and what the key first did is not known from this.
        return type == "idempotency_error"
            ? new StripeAnswer.Unknown(type, RequestId)
            : new StripeAnswer.Rejected(Status, code ?? type ?? $"http-{Status}", RequestId);
    }

    private static (string? Type, string? Code) Error(JsonElement? json)
    {
        if (json is not { ValueKind: JsonValueKind.Object } body || !body.TryGetProperty("error", out var error))
            return (null, null);
        // Errors of Stripe's sign-in are a bare word.
        return error.ValueKind == JsonValueKind.Object
            ? (error.Text("type"), error.Text("decline_code") ?? error.Text("code"))
            : (null, error.ValueKind == JsonValueKind.String ? error.GetString() : null);
    }

    private JsonElement? Json()
    {
        try
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
