using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Loans;

/// <summary>What has to be seen before a part of a loan is paid out.</summary>
public enum TrancheNeed
{
    Nothing,

    /// <summary>An officer was there and saw what the earlier part was used for.</summary>
    FieldVisit,
}

/// <summary>A part of a loan as it is agreed: a fixed amount, or a share of the loan.</summary>
/// <param name="Amount">Zero where a share is given.</param>
/// <param name="BasisPoints">Of the loan; zero where an amount is given.</param>
/// <param name="PlannedOn">The first is paid on the loan's own day.</param>
/// <param name="Need">Before it is paid.</param>
public sealed record TrancheTerms(Money Amount, int BasisPoints, DateOnly PlannedOn, TrancheNeed Need)
{
    /// <summary>What it comes to for a loan, in whole rupiah.</summary>
    public Money Of(Money principal) =>
        BasisPoints > 0 ? new Money(Rounding.HalfUp((Int128)principal.Rupiah * BasisPoints, 10_000)) : Amount;
}

/// <summary>A part of a loan that is paid out by itself.</summary>
public sealed class LoanTranche
{
    private LoanTranche() { }

    public Id<LoanTranche> Id { get; private set; }

    /// <summary>From 1, in the order they are paid.</summary>
    public int No { get; private set; }

    public Money Amount { get; private set; }

    public DateOnly PlannedOn { get; private set; }

    public TrancheNeed Need { get; private set; }

    public DateOnly? VisitedOn { get; private set; }

    public string? VisitNote { get; private set; }

    public Id<StoredFile>? VisitPhotoId { get; private set; }

    public Id<StaffMember>? VisitedById { get; private set; }

    /// <summary>The day the bank paid it out.</summary>
    public DateOnly? DisbursedOn { get; private set; }

    /// <summary>When that was entered.</summary>
    public DateTimeOffset? DisbursedAt { get; private set; }

    public DateOnly? CancelledOn { get; private set; }

    public bool IsPending => DisbursedOn is null && CancelledOn is null;

    public bool IsReady => IsPending && (Need == TrancheNeed.Nothing || VisitedOn is not null);

    internal static LoanTranche Of(int no, Money amount, DateOnly plannedOn, TrancheNeed need) =>
        new()
        {
            Id = Id<LoanTranche>.New(),
            No = no,
            Amount = amount,
            PlannedOn = plannedOn,
            Need = need,
        };

    internal void Visit(DateOnly on, string note, Id<StoredFile> photo, Id<StaffMember> by) =>
        (VisitedOn, VisitNote, VisitPhotoId, VisitedById) = (on, note.Trim(), photo, by);

    internal void Pay(DateOnly on, DateTimeOffset at) => (DisbursedOn, DisbursedAt) = (on, at);

    internal void TakeBack() => (DisbursedOn, DisbursedAt) = (null, null);

    internal void Cancel(DateOnly on) => CancelledOn = on;
}

/// <summary>What paying a loan out in parts insists on.</summary>
public static class TrancheRules
{
    public const int Most = 5;

    public static readonly Rule PlainProduct = new("loans.tranches-of-plain-product");
    public static readonly Rule TwoOrMore = new("loans.tranches-two-or-more");
    public static readonly Rule SumToPrincipal = new("loans.tranches-sum-to-principal");
    public static readonly Rule InDateOrder = new("loans.tranches-in-date-order");
    public static readonly Rule PaidInOrder = new("loans.tranche-paid-in-order");
    public static readonly Rule VisitWanted = new("loans.tranche-visit-wanted");
    public static readonly Rule StillToCome = new("loans.tranches-still-to-come");
    public static readonly Rule AllOutFirst = new("loans.tranches-all-out-first");
    public static readonly Rule PeriodOver = new("loans.tranche-period-over");
    public static readonly Rule NoneUnderWay = new("loans.tranche-under-way");
    public static readonly Rule OwedMore = new("loans.tranche-owed-more");
}

/// <summary>A later part of a loan was paid out.</summary>
public sealed record LoanTranchePaid(Id<Loan> LoanId, Id<Returnees.Returnee> ReturneeId, Money Amount, DateOnly On)
    : IDomainEvent;

public sealed record TrancheVisited(Id<Loan> LoanId, int No) : IDomainEvent;

/// <summary>The parts not paid out yet will never be.</summary>
public sealed record TranchesCancelled(Id<Loan> LoanId, Id<Returnees.Returnee> ReturneeId, Money Amount) : IDomainEvent;
