using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Payments.Gateway;

public enum GatewayAccountStatus
{
    Requested,
    Incomplete,
    Ready,
    Restricted,
    Refused,
}

/// <summary>A recipient's own account at the gateway. Its details are given there by the recipient, not here.</summary>
public sealed class GatewayAccount : AggregateRoot<GatewayAccount>
{
    public static readonly Transitions<GatewayAccountStatus> Moves = new(
        "gateway-account",
        GatewayAccountStatus.Requested,
        (
            GatewayAccountStatus.Requested,
            [
                GatewayAccountStatus.Incomplete,
                GatewayAccountStatus.Ready,
                GatewayAccountStatus.Restricted,
                GatewayAccountStatus.Refused,
            ]
        ),
        (GatewayAccountStatus.Incomplete, [GatewayAccountStatus.Ready, GatewayAccountStatus.Restricted]),
        (GatewayAccountStatus.Ready, [GatewayAccountStatus.Incomplete, GatewayAccountStatus.Restricted]),
        (GatewayAccountStatus.Restricted, [GatewayAccountStatus.Incomplete, GatewayAccountStatus.Ready]),
        (GatewayAccountStatus.Refused, [GatewayAccountStatus.Requested])
    );

    private GatewayAccount() { }

    public Id<Returnee> ReturneeId { get; private set; }

    public GatewayAccountStatus Status { get; private set; }

    /// <summary>Its id at the gateway; null until it is made.</summary>
    public string? AccountId { get; private set; }

    public int Attempt { get; private set; } = 1;

    public DateTimeOffset RequestedAt { get; private set; }

    public bool MayBePaid => Status == GatewayAccountStatus.Ready;

    public static GatewayAccount Request(Id<GatewayAccount> id, Id<Returnee> returnee, DateTimeOffset at)
    {
        var account = new GatewayAccount
        {
            Id = id,
            ReturneeId = returnee,
            RequestedAt = at,
        };
        account.Raise(new GatewayAccountRequested(id, returnee));
        return account;
    }

    /// <summary>Asked for again after the gateway refused it.</summary>
    public void RequestAgain(DateTimeOffset at)
    {
        Moves.Require(Status, GatewayAccountStatus.Requested);
        (Status, RequestedAt, Attempt) = (GatewayAccountStatus.Requested, at, Attempt + 1);
        Raise(new GatewayAccountRequested(Id, ReturneeId));
    }

    public void Made(string account)
    {
        if (Status != GatewayAccountStatus.Requested)
            return;
        Moves.Require(Status, GatewayAccountStatus.Incomplete);
        (Status, AccountId) = (GatewayAccountStatus.Incomplete, account);
    }

    public void Refused()
    {
        if (Status != GatewayAccountStatus.Requested)
            return;
        Moves.Require(Status, GatewayAccountStatus.Refused);
        Status = GatewayAccountStatus.Refused;
    }

    /// <summary>What the gateway says of it now.</summary>
    public void Stands(bool mayBePaid, bool closed)
    {
        var next =
            mayBePaid ? GatewayAccountStatus.Ready
            : closed ? GatewayAccountStatus.Restricted
            : GatewayAccountStatus.Incomplete;
        if (AccountId is null || next == Status)
            return;
        Moves.Require(Status, next);
        Status = next;
    }
}

public sealed record GatewayAccountRequested(Id<GatewayAccount> AccountId, Id<Returnee> ReturneeId) : IDomainEvent;
