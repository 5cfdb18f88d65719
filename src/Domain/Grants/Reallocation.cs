using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Grants;

public enum ReallocationStatus
{
    Requested,
    Approved,
    Refused,
    Withdrawn,
}

/// <summary>A returnee's request to spend money of one budget line on another; a decision maker answers it.</summary>
public sealed class Reallocation : AggregateRoot<Reallocation>
{
    public static readonly Transitions<ReallocationStatus> Moves = new(
        "reallocation",
        ReallocationStatus.Requested,
        (
            ReallocationStatus.Requested,
            [ReallocationStatus.Approved, ReallocationStatus.Refused, ReallocationStatus.Withdrawn]
        )
    );

    private Reallocation() { }

    public Id<Grant> GrantId { get; private set; }

    public Id<Returnee> ReturneeId { get; private set; }

    public Id<BudgetLine> FromLineId { get; private set; }

    public Id<BudgetLine> ToLineId { get; private set; }

    public Money Amount { get; private set; }

    public string Reason { get; private set; } = "";

    public ReallocationStatus Status { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    public Id<StaffMember>? DecidedById { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string? Answer { get; private set; }

    public static Reallocation Request(
        Id<Reallocation> id,
        Grant grant,
        Id<BudgetLine> from,
        Id<BudgetLine> to,
        Money amount,
        string reason,
        DateTimeOffset at
    )
    {
        grant.RequireMovable(from, to, amount);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleBrokenException(GrantRules.ReallocationNeedsReason) { Field = nameof(Reason) };
        var request = new Reallocation
        {
            Id = id,
            GrantId = grant.Id,
            ReturneeId = grant.ReturneeId,
            FromLineId = from,
            ToLineId = to,
            Amount = amount,
            Reason = reason.Trim(),
            RequestedAt = at,
        };
        request.Raise(new ReallocationRequested(id, grant.Id));
        return request;
    }

    /// <summary>Approves it and moves the money between the lines.</summary>
    public void Approve(Grant grant, Id<StaffMember> by, DateTimeOffset at)
    {
        Moves.Require(Status, ReallocationStatus.Approved);
        grant.Reallocate(FromLineId, ToLineId, Amount);
        Decide(ReallocationStatus.Approved, by, at);
    }

    public void Refuse(string answer, Id<StaffMember> by, DateTimeOffset at)
    {
        Moves.Require(Status, ReallocationStatus.Refused);
        GrantRules.NeedsReason.Require(!string.IsNullOrWhiteSpace(answer));
        Answer = answer.Trim();
        Decide(ReallocationStatus.Refused, by, at);
    }

    public void Withdraw()
    {
        Moves.Require(Status, ReallocationStatus.Withdrawn);
        Status = ReallocationStatus.Withdrawn;
    }

    private void Decide(ReallocationStatus status, Id<StaffMember> by, DateTimeOffset at)
    {
        (Status, DecidedById, DecidedAt) = (status, by, at);
        Raise(new ReallocationDecided(Id, GrantId, ReturneeId, status == ReallocationStatus.Approved));
    }
}
