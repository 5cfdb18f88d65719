namespace PmiEmas.Application.Abstractions;

/// <summary>
/// A payment gateway: it takes orders under an idempotency key and answers questions. There is none where no key is configured.
/// Nothing here is called inside a transaction.
/// </summary>
public interface IGateway
{
    /// <summary>Sends the order as it was frozen; whatever went wrong, the answer says what is known. Never throws for the other side's faults.</summary>
    Task<GatewayAnswer> Send(GatewayRequest request, string key, CancellationToken ct);

    /// <summary>A notice that really comes from the gateway, or null: a wrong, old or missing signature.</summary>
    GatewayNotice? Read(ReadOnlySpan<byte> body, string? signature);

    /// <summary>Notices since the moment, the oldest first, for those that never arrived.</summary>
    Task<IReadOnlyList<GatewayNotice>> NoticesSince(DateTimeOffset since, CancellationToken ct);

    /// <summary>Every movement of our balance there since the moment, the oldest first.</summary>
    Task<IReadOnlyList<GatewayMovementNews>> MovementsSince(DateTimeOffset since, CancellationToken ct);

    /// <summary>Our balance there in sen, pending money included.</summary>
    Task<long> Balance(CancellationToken ct);
}

/// <summary>An order for the gateway, frozen before its first attempt: the same bytes go out under the same key, or none.</summary>
/// <param name="Account">The recipient's account there that it acts on; null for our own.</param>
public sealed record GatewayRequest(string Path, string Body, string? Account = null);

/// <summary>What is known of an order after an attempt.</summary>
public abstract record GatewayAnswer(string? RequestId)
{
    /// <summary>It was carried out; the object's id there, and the page it opened, where it opened one.</summary>
    public sealed record Succeeded(string ObjectId, string? Page, string? RequestId) : GatewayAnswer(RequestId);

    /// <summary>It was refused and changed nothing.</summary>
    public sealed record Rejected(string Code, string? RequestId) : GatewayAnswer(RequestId);

    /// <summary>It may or may not have been carried out.</summary>
    public sealed record Unknown(string Why, string? RequestId) : GatewayAnswer(RequestId);
}

/// <summary>"Something happened to this object": never believed for more than where to look.</summary>
/// <param name="Related">The payment a refund or dispute belongs to.</param>
/// <param name="Strange">Why it must not be acted on (another release, test money), where it must not.</param>
public sealed record GatewayNotice(
    string Id,
    string Type,
    string ObjectId,
    string? Related,
    string? Account,
    string? ApiVersion,
    DateTimeOffset CreatedAt,
    string? Strange
);

/// <summary>One movement of our balance at the gateway, in sen; below zero for money that left.</summary>
public sealed record GatewayMovementNews(
    string Id,
    string Type,
    string? Source,
    long Amount,
    long Fee,
    long Net,
    DateTimeOffset CreatedAt
);

/// <summary>The gateway did not answer a question; it will be asked again.</summary>
public sealed class GatewayUnreachableException(string why) : Exception(why);
