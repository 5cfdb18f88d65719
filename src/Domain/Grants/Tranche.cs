using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Grants;

public enum TrancheStatus
{
    Planned,
    ConditionsMet,
    Requested,
    Approved,
    Paid,
    Reported,
    Accepted,
    ReturnedForCorrection,
    Cancelled,
}

/// <summary>What must have happened before a tranche is paid.</summary>
[Flags]
public enum TrancheConditions
{
    None = 0,
    AgreementInForce = 1,
    CourseCompleted = 2,
    PreviousReportAccepted = 4,
    AccountConfirmed = 8,

    /// <summary>Goods bought from earlier tranches are with the returnee, signed for (BAST).</summary>
    GoodsHandedOver = 16,
}

/// <summary>A part of a grant that is paid and accounted for by itself.</summary>
public sealed class Tranche
{
    public static readonly Transitions<TrancheStatus> Moves = new(
        "grant-tranche",
        TrancheStatus.Planned,
        (TrancheStatus.Planned, [TrancheStatus.ConditionsMet, TrancheStatus.Cancelled]),
        (
            TrancheStatus.ConditionsMet,
            [TrancheStatus.Requested, TrancheStatus.Paid, TrancheStatus.Planned, TrancheStatus.Cancelled]
        ),
        (TrancheStatus.Requested, [TrancheStatus.Approved, TrancheStatus.ConditionsMet]),
        (TrancheStatus.Approved, [TrancheStatus.Paid, TrancheStatus.Requested, TrancheStatus.ConditionsMet]),
        (TrancheStatus.Paid, [TrancheStatus.Reported, TrancheStatus.Approved]),
        (TrancheStatus.Reported, [TrancheStatus.Accepted, TrancheStatus.ReturnedForCorrection]),
        (TrancheStatus.ReturnedForCorrection, [TrancheStatus.Reported])
    );

    private Tranche() { }

    public Id<Tranche> Id { get; private init; }

    /// <summary>Its place, from 1.</summary>
    public int No { get; private init; }

    public Money Amount { get; private init; }

    /// <summary>What is paid to the returnee's account.</summary>
    public Money Cash { get; private set; }

    /// <summary>What is bought for the returnee; once settled, what was bought.</summary>
    public Money InKind { get; private set; }

    /// <summary>Set aside for purchases that were ordered.</summary>
    public Money Ordered { get; private set; }

    /// <summary>Paid to suppliers, less what they gave back.</summary>
    public Money Bought { get; private set; }

    /// <summary>The day its purchases were over.</summary>
    public DateOnly? SettledOn { get; private set; }

    public TrancheConditions Needs { get; private init; }

    public TrancheStatus Status { get; private set; }

    /// <summary>What its planned day is counted from, and how many days; null where none is planned.</summary>
    public TrancheEvent DueAfter { get; private init; }

    public int? DueDays { get; private init; }

    /// <summary>The day it is planned to be paid by; null until the event has happened.</summary>
    public DateOnly? PlannedOn { get; private set; }

    public DateOnly? PaidOn { get; private set; }

    /// <summary>The day its report is asked for.</summary>
    public DateOnly? ReportDueOn { get; private set; }

    /// <summary>What the accepted report shows as spent, at most what was there to spend.</summary>
    public Money? Realised { get; private set; }

    public bool IsPaid => PaidOn is not null;

    /// <summary>Money that left the fund for it, to the returnee and to suppliers.</summary>
    public Money PaidAmount => (IsPaid ? Cash : Money.Zero) + Bought;

    internal static Tranche Plan(int no, Money amount, TrancheConditions needs, TrancheTemplate template) =>
        new()
        {
            Id = Id<Tranche>.New(),
            No = no,
            Amount = amount,
            Cash = template.InKind ? Money.Zero : amount,
            InKind = template.InKind ? amount : Money.Zero,
            Needs = needs,
            DueAfter = template.DueAfter,
            DueDays = template.DueDays,
        };

    /// <summary>Counts its planned day where it waits for this event; null forgets the day.</summary>
    internal void Happened(TrancheEvent what, DateOnly? on)
    {
        if (DueDays is { } days && DueAfter == what && !IsPaid)
            PlannedOn = on?.AddDays(days);
    }

    internal void MoveTo(TrancheStatus status)
    {
        Moves.Require(Status, status);
        Status = status;
    }

    internal void Pay(DateOnly on, DateOnly reportDueOn)
    {
        MoveTo(TrancheStatus.Paid);
        (PaidOn, ReportDueOn) = (on, reportDueOn);
    }

    internal void Unpay()
    {
        MoveTo(TrancheStatus.Approved);
        (PaidOn, ReportDueOn) = (null, null);
    }

    internal void PlanInKind(Money amount) => (InKind, Cash) = (amount, Amount - amount);

    internal void SetAside(long rupiah) => Ordered = new Money(Ordered.Rupiah + rupiah);

    internal void Buy(Money amount) => Bought += amount;

    internal void BuyBack(Money amount)
    {
        PurchaseRules.BuysNoMore.Require(SettledOn is null);
        Bought -= amount;
    }

    internal void Settle(DateOnly on) => (SettledOn, InKind) = (on, Bought);

    internal void Accept(Money realised)
    {
        MoveTo(TrancheStatus.Accepted);
        Realised = realised;
    }
}

/// <summary>One approved line of the plan's budget, as it was decided.</summary>
public sealed class GrantLine
{
    private GrantLine() { }

    /// <summary>The plan's budget line.</summary>
    public Id<BusinessPlans.BudgetLine> Id { get; private init; }

    public int Position { get; private init; }

    public string Description { get; private init; } = "";

    public Money Requested { get; private init; }

    public Money Approved { get; private init; }

    /// <summary>Rupiah moved here from other lines, below zero where they went away; all lines' sum to zero.</summary>
    public long Moved { get; private set; }

    /// <summary>What accepted reports count as spent on it from the grant.</summary>
    public Money Realised { get; private set; }

    /// <summary>Set aside for what is bought of it and no report has counted yet.</summary>
    public Money Ordered { get; private set; }

    /// <summary>Approved and moved together.</summary>
    public Money Allowed => new(Approved.Rupiah + Moved);

    internal void Move(long rupiah) => Moved += rupiah;

    internal void Realise(Money amount) => Realised += amount;

    internal void SetAside(long rupiah) => Ordered = new Money(Ordered.Rupiah + rupiah);

    public static GrantLine Of(
        Id<BusinessPlans.BudgetLine> id,
        int position,
        string description,
        Money requested,
        Money approved
    ) =>
        new()
        {
            Id = id,
            Position = position,
            Description = description,
            Requested = requested,
            Approved = approved,
        };
}
