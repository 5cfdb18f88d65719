using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Payments.Gateway;

/// <summary>One movement of our balance at the gateway, as the gateway lists it. The books are compared with these.</summary>
public sealed class GatewayMovement
{
    private GatewayMovement() { }

    /// <summary>Its id at the gateway.</summary>
    public string Id { get; private set; } = "";

    /// <summary><c>charge</c>, <c>transfer</c>, <c>topup</c>, <c>payout</c>, …</summary>
    public string Type { get; private set; } = "";

    /// <summary>The payment, transfer or payout it comes from.</summary>
    public string? Source { get; private set; }

    /// <summary>Sen; below zero for money that left.</summary>
    public long Amount { get; private set; }

    public long Fee { get; private set; }

    public long Net { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The number of what the programme knows it by: an online payment, a payout, or what a treasurer booked.</summary>
    public string? Match { get; private set; }

    /// <summary>The posting of a movement that no payment of the programme explains.</summary>
    public Id<LedgerEvent>? EventId { get; private set; }

    public Id<StaffMember>? BookedById { get; private set; }

    /// <summary>Money that moved between the gateway and the programme's bank, or that the gateway took: a treasurer says of which fund.</summary>
    public bool IsForPeople => Type is not ("charge" or "payment" or "transfer" or "transfer_reversal" or "refund");

    public static GatewayMovement Of(
        string id,
        string type,
        string? source,
        long amount,
        long fee,
        long net,
        DateTimeOffset createdAt
    ) =>
        new()
        {
            Id = id,
            Type = type,
            Source = source,
            Amount = amount,
            Fee = fee,
            Net = net,
            CreatedAt = createdAt,
        };

    public void Matches(string reference) => Match ??= reference;

    /// <summary>The posting a treasurer chooses the fund for: to or from the bank, or a fee.</summary>
    public LedgerEvent Book(string fund, DateOnly today, Id<StaffMember> by)
    {
        GatewayRules.MovementExplainsItself.Require(IsForPeople);
        GatewayRules.MovementBookedOnce.Require(EventId is null);
        var amount = new Money(Math.Abs(Sen.Rounded(Net)));
        var isFee = Type is "stripe_fee" or "application_fee" or "adjustment" or "tax_fee" or "network_cost";
        var other = isFee ? Account.GatewayFees(fund) : Account.Bank(fund);
        var transfer =
            Net > 0
                ? Transfer.Of(Account.Gateway(fund), other, amount)
                : Transfer.Of(other, Account.Gateway(fund), amount);
        var on = ProgrammeCalendar.DateOf(CreatedAt);
        var record = new Guid(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Id)).AsSpan(0, 16)
        );
        var entry = LedgerEvent.Record(
            LedgerEventIds.Of("movement", record),
            isFee ? LedgerEventKind.GatewayFee : LedgerEventKind.GatewaySettled,
            on > today ? today : on,
            fund,
            new LedgerSource("gateway-movement", record, Id.Length > 40 ? Id[..40] : Id),
            [transfer]
        );
        (EventId, BookedById, Match) = (entry.Id, by, fund);
        return entry;
    }
}

/// <summary>One comparison with the gateway: what it said it holds, and what was fetched.</summary>
public sealed class GatewayCheck
{
    private GatewayCheck() { }

    public Guid Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Sen, pending money included.</summary>
    public long Balance { get; private set; }

    /// <summary>Events that had never arrived.</summary>
    public int Missed { get; private set; }

    public int Movements { get; private set; }

    public static GatewayCheck Of(long balance, int missed, int movements, DateTimeOffset at) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            At = at,
            Balance = balance,
            Missed = missed,
            Movements = movements,
        };
}
