namespace PmiEmas.TestKit.Stripe;

/// <summary>What goes wrong with a request to the fake.</summary>
public enum StripeFault
{
    /// <summary>500, and nothing was done.</summary>
    ErrorBefore,

    /// <summary>Done, then 500.</summary>
    ErrorAfter,

    /// <summary>Done, then the connection is cut.</summary>
    DropAfter,

    /// <summary>Never answered, and nothing was done.</summary>
    Stall,

    /// <summary>Done, and never answered.</summary>
    StallAfter,

    TooMany,

    /// <summary>429 with <c>Stripe-Should-Retry: false</c>.</summary>
    TooManyForGood,

    Conflict,

    /// <summary>Done, then 200 with half of its JSON.</summary>
    HalfJson,

    /// <summary>200 with a page of HTML, and nothing was done.</summary>
    Html,

    /// <summary>A card error: a definite refusal.</summary>
    Refusal,

    /// <summary>401: our key is not taken.</summary>
    WrongKey,
}

/// <summary>A request as it reached the fake.</summary>
public sealed record StripeRequest(
    string Method,
    string Path,
    string Body,
    string? Key,
    string? Account,
    IReadOnlyDictionary<string, string> Headers
);
