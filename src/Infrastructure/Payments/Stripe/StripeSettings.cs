namespace PmiEmas.Infrastructure.Payments.Stripe;

/// <summary>How Stripe is reached. Without a key there are none of these settings, and nothing of Stripe shows anywhere.</summary>
public sealed record StripeSettings
{
    /// <summary>The release the program was written against; events of another release train are put aside.</summary>
    public const string WrittenAgainst = "2026-07-29.dahlia";

    public const int LargestNotice = 256 << 10;

    public required string ApiKey { get; init; }

    /// <summary>Ends with a slash.</summary>
    public required Uri ApiBase { get; init; }

    public required string ApiVersion { get; init; }

    /// <summary>Secrets of the webhook endpoint; two while one replaces the other.</summary>
    public required IReadOnlyList<string> WebhookSecrets { get; init; }

    /// <summary>Of one attempt. Three of them and the pauses between stay below the outbox's limit.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Before the second attempt; it doubles, up to ten times this.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Real money, as the key says.</summary>
    public bool LiveMoney => ApiKey.Contains("_live_", StringComparison.Ordinal);

    /// <summary><c>dahlia</c>.</summary>
    public static string TrainOf(string version) => version[(version.IndexOf('.') + 1)..];
}
