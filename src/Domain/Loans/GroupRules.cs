using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>What a group of borrowers insists on.</summary>
public static class GroupRules
{
    public static readonly Rule Named = new("loans.group-is-named");
    public static readonly Rule StillForming = new("loans.group-still-forming");
    public static readonly Rule MoneyNotOut = new("loans.group-money-not-out");
    public static readonly Rule SameRegion = new("loans.group-same-region");
    public static readonly Rule MemberOnce = new("loans.group-member-once");
    public static readonly Rule OneGroupPerLoan = new("loans.one-group-per-loan");
    public static readonly Rule OfGroup = new("loans.of-group");
    public static readonly Rule EnoughMembers = new("loans.group-enough-members");
    public static readonly Rule Signable = new("loans.group-signable");
    public static readonly Rule OnlyWhenBound = new("loans.group-only-when-bound");
    public static readonly Rule CoverNeedsPosting = new("loans.cover-needs-posting");
    public static readonly Rule CoverOfMember = new("loans.cover-of-member");
    public static readonly Rule CoverForAnother = new("loans.cover-for-another");
    public static readonly Rule CoverWithinReceipt = new("loans.cover-within-receipt");
    public static readonly Rule CoverCounts = new("loans.cover-counts");
    public static readonly Rule SettledWithinCover = new("loans.settled-within-cover");
    public static readonly Rule SettledAfterCover = new("loans.settled-after-cover");
}

public sealed record GroupFormed(Id<BorrowerGroup> GroupId) : IDomainEvent;

public sealed record GroupDescribed(Id<BorrowerGroup> GroupId) : IDomainEvent;

public sealed record GroupMemberAdmitted(Id<BorrowerGroup> GroupId, Id<Loan> LoanId, Id<Returnee> ReturneeId)
    : IDomainEvent;

public sealed record GroupMemberReleased(Id<BorrowerGroup> GroupId, Id<Loan> LoanId, Id<Returnee> ReturneeId)
    : IDomainEvent;

public sealed record GroupAskedToSign(Id<BorrowerGroup> GroupId) : IDomainEvent;

/// <summary>All members have signed: their loans may be paid out.</summary>
public sealed record GroupBound(Id<BorrowerGroup> GroupId, IReadOnlyList<Id<Loan>> Loans) : IDomainEvent;

public sealed record GroupDissolved(Id<BorrowerGroup> GroupId, IReadOnlyList<Id<Loan>> Loans) : IDomainEvent;

public sealed record InstalmentCovered(
    Id<BorrowerGroup> GroupId,
    int CoverNo,
    Id<Loan> Covered,
    Id<Loan> Covering,
    Money Amount
) : IDomainEvent;

public sealed record CoverSettled(Id<BorrowerGroup> GroupId, int CoverNo, Money Amount) : IDomainEvent;

public sealed record CoverFellAway(Id<BorrowerGroup> GroupId, int CoverNo) : IDomainEvent;
