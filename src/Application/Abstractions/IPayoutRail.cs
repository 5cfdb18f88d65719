using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Abstractions;

/// <summary>
/// Carries an approved payout by the gateway: to the recipient's balance there, then to their bank. The bank file needs no port: people
/// carry it to the bank. Approval comes before, and no rail goes round it.
/// </summary>
public interface IPayoutRail
{
    /// <summary>The largest amount one payout can have.</summary>
    Money Most { get; }

    /// <summary>The order that opens a recipient's account there.</summary>
    GatewayRequest OpenAccount(Guid recipient);

    /// <summary>From our balance to the recipient's.</summary>
    GatewayRequest Transfer(PayoutOrder order);

    /// <summary>From the recipient's balance to their bank.</summary>
    GatewayRequest PayOut(PayoutOrder order);

    /// <summary>Back from the recipient's balance to ours.</summary>
    GatewayRequest TakeBack(PayoutOrder order, string transfer);

    /// <summary>How the payout to the bank stands now; null where there is none.</summary>
    Task<PayoutNews?> LookUp(string payout, string account, CancellationToken ct);

    /// <summary>What an order without an answer left behind, if anything.</summary>
    Task<string?> FindTransfer(PayoutOrder order, CancellationToken ct);

    Task<string?> FindPayOut(PayoutOrder order, CancellationToken ct);

    /// <summary>The reversal that took the whole transfer back, whoever asked for it.</summary>
    Task<string?> FindTakeBack(string transfer, CancellationToken ct);

    Task<string?> FindAccount(Guid recipient, CancellationToken ct);

    /// <summary>Whether the account may be paid to now; null where there is none.</summary>
    Task<AccountNews?> LookUpAccount(string account, CancellationToken ct);

    /// <summary>The page where the recipient completes the account: usable once and for minutes, never kept.</summary>
    Task<Uri> CompletionPage(string account, Uri back, CancellationToken ct);
}

/// <summary>What to pay out: our payout, its attempt, and the recipient's account there.</summary>
public sealed record PayoutOrder(Guid PayoutId, string Reference, int Attempt, Money Amount, string Account);

public enum PayoutStage
{
    UnderWay,
    Paid,
    Failed,
}

/// <summary>How a payout stands at the gateway, fetched, not told.</summary>
/// <param name="PayoutId">Our payout and its attempt, as they were given to it.</param>
/// <param name="Why">The gateway's code of the failure.</param>
public sealed record PayoutNews(Guid? PayoutId, int Attempt, PayoutStage Stage, DateOnly ArrivesOn, string? Why);

/// <summary>What the gateway still wants before an account may be paid to.</summary>
public sealed record AccountNews(bool MayBePaid, bool DetailsGiven, string? DisabledWhy);
