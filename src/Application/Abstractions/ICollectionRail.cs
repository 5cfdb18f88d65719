using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Abstractions;

/// <summary>
/// Collects a payment on a page of the gateway's. Cash and transfers with proof need no port: the treasurer matches them.
/// </summary>
public interface ICollectionRail
{
    /// <summary>The largest amount one payment can have.</summary>
    Money Most { get; }

    /// <summary>The order that opens the page.</summary>
    GatewayRequest Ask(CollectionOrder order);

    /// <summary>How the payment stands now, by the page's id there; null where there is no such page.</summary>
    Task<OnlinePaymentFacts?> LookUp(string page, CancellationToken ct);

    /// <summary>The page that was opened for the order, if one was; for orders whose answer never came.</summary>
    Task<string?> Find(CollectionOrder order, CancellationToken ct);

    /// <summary>The page a payment there belongs to.</summary>
    Task<string?> PageOf(string payment, CancellationToken ct);
}

/// <summary>What to collect: our id and number for it, the words on the page, how long it stands open.</summary>
public sealed record CollectionOrder(
    Guid Id,
    string Reference,
    Money Amount,
    string What,
    string Language,
    Uri Return,
    DateTimeOffset MadeAt,
    DateTimeOffset ExpiresAt
);
