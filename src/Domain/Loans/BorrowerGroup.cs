using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

public enum GroupStatus
{
    /// <summary>Members come and go.</summary>
    Forming,

    /// <summary>Every member is asked to sign for the others.</summary>
    Signing,

    /// <summary>All have signed: each answers for all.</summary>
    Bound,
    Dissolved,
}

/// <summary>Borrowers who answer for one another (tanggung renteng). Each has a loan of their own; what one pays for another is settled between them.</summary>
public sealed class BorrowerGroup : AggregateRoot<BorrowerGroup>
{
    public const int FewestMembers = 3;

    public static readonly Transitions<GroupStatus> Moves = new(
        "borrower-group",
        GroupStatus.Forming,
        (GroupStatus.Forming, [GroupStatus.Signing, GroupStatus.Dissolved]),
        (GroupStatus.Signing, [GroupStatus.Bound, GroupStatus.Dissolved])
    );

    private readonly List<GroupMember> _members = [];
    private readonly List<Cover> _covers = [];
    private readonly List<CoverSettlement> _settlements = [];

    private BorrowerGroup() { }

    /// <summary><c>KL-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public GroupStatus Status { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Who of the staff sees the group.</summary>
    public RegionCode Region { get; private set; } = null!;

    public DayOfWeek MeetingDay { get; private set; }

    public string MeetingPlace { get; private set; } = "";

    public IReadOnlyList<GroupMember> Members => _members;

    /// <summary>Who paid for whom.</summary>
    public IReadOnlyList<Cover> Covers => _covers;

    /// <summary>What members gave back to one another.</summary>
    public IReadOnlyList<CoverSettlement> Settlements => _settlements;

    public static BorrowerGroup Form(
        Id<BorrowerGroup> id,
        string reference,
        string name,
        RegionCode region,
        DayOfWeek meetingDay,
        string meetingPlace
    )
    {
        var group = new BorrowerGroup
        {
            Id = id,
            Reference = reference,
            Region = region,
        };
        group.Describe(name, meetingDay, meetingPlace);
        group.Raise(new GroupFormed(id));
        return group;
    }

    public void Describe(string name, DayOfWeek meetingDay, string meetingPlace)
    {
        GroupRules.Named.Require(name.Trim().Length is > 0 and <= 80);
        (Name, MeetingDay, MeetingPlace) = (name.Trim(), meetingDay, meetingPlace.Trim());
        Raise(new GroupDescribed(Id));
    }

    /// <summary>Takes a borrower in whose money has not gone out yet.</summary>
    public void Admit(Loan loan)
    {
        GroupRules.StillForming.Require(Status == GroupStatus.Forming);
        GroupRules.MoneyNotOut.Require(loan.Status == LoanStatus.Approved);
        GroupRules.OneGroupPerLoan.Require(loan.GroupId is null);
        GroupRules.SameRegion.Require(Region.Contains(loan.Region));
        GroupRules.MemberOnce.Require(_members.TrueForAll(m => m.ReturneeId != loan.ReturneeId));
        _members.Add(GroupMember.Of(loan.Id, loan.ReturneeId, leads: _members.Count == 0));
        Raise(new GroupMemberAdmitted(Id, loan.Id, loan.ReturneeId));
    }

    public void Release(Id<Loan> loan)
    {
        GroupRules.StillForming.Require(Status == GroupStatus.Forming);
        var member = MemberOf(loan);
        _members.Remove(member);
        if (member.Leads && _members.Count > 0)
            _members[0].Lead(true);
        Raise(new GroupMemberReleased(Id, loan, member.ReturneeId));
    }

    public void LetLead(Id<Loan> loan)
    {
        var leader = MemberOf(loan);
        foreach (var member in _members)
            member.Lead(member == leader);
        Raise(new GroupDescribed(Id));
    }

    /// <summary>Every member is handed the promise to sign.</summary>
    public void AskToSign()
    {
        Moves.Require(Status, GroupStatus.Signing);
        GroupRules.EnoughMembers.Require(_members.Count >= FewestMembers, FewestMembers);
        Status = GroupStatus.Signing;
        Raise(new GroupAskedToSign(Id));
    }

    /// <summary>One member has signed; with the last one the group is bound.</summary>
    public void Signed(Id<Returnee> member, Id<Agreement> agreement, DateTimeOffset at)
    {
        GroupRules.Signable.Require(Status == GroupStatus.Signing);
        _members.Single(m => m.ReturneeId == member).Sign(agreement, at);
        if (_members.Exists(m => m.SignedAt is null))
            return;
        Moves.Require(Status, GroupStatus.Bound);
        Status = GroupStatus.Bound;
        Raise(new GroupBound(Id, [.. _members.Select(m => m.LoanId)]));
    }

    /// <summary>Ends it before all have signed; each loan goes its own way.</summary>
    public void Dissolve()
    {
        Moves.Require(Status, GroupStatus.Dissolved);
        Status = GroupStatus.Dissolved;
        Raise(new GroupDissolved(Id, [.. _members.Select(m => m.LoanId)]));
    }

    /// <summary>Another member brought the money (or a part of it) that a receipt of the covered member's loan shows.</summary>
    public void RecordCover(Receipt receipt, Id<Loan> coveringLoan, Money amount, DateTimeOffset at)
    {
        GroupRules.OnlyWhenBound.Require(Status == GroupStatus.Bound);
        GroupRules.CoverNeedsPosting.Require(receipt.Status == ReceiptStatus.Posted);
        var covered = _members.Find(m => m.LoanId.Value == receipt.SubjectId);
        GroupRules.CoverOfMember.Require(covered is not null);
        var covering = MemberOf(coveringLoan);
        GroupRules.CoverForAnother.Require(covering != covered);
        var already = Money.Sum(_covers.Where(c => c.ReceiptId == receipt.Id && c.Counts).Select(c => c.Amount));
        LoanTermsRules.Require(
            GroupRules.CoverWithinReceipt,
            !amount.IsZero && already + amount <= receipt.Amount,
            nameof(Cover.Amount),
            receipt.Amount.LessOrZero(already)
        );
        var no = _covers.Count + 1;
        _covers.Add(Cover.Of(no, receipt, covered!.LoanId, covering.LoanId, amount, at));
        Raise(new InstalmentCovered(Id, no, covered.LoanId, covering.LoanId, amount));
    }

    /// <summary>The covered member gave (a part of) it back to the one who paid. Money between members: the programme's books are not touched.</summary>
    public void Settle(int coverNo, Money amount, DateOnly on, DateTimeOffset at)
    {
        var cover = _covers.Find(c => c.No == coverNo && c.Counts);
        GroupRules.CoverCounts.Require(cover is not null);
        LoanTermsRules.Require(
            GroupRules.SettledWithinCover,
            !amount.IsZero && amount <= LeftOf(cover!),
            nameof(CoverSettlement.Amount),
            LeftOf(cover!)
        );
        LoanTermsRules.Require(
            GroupRules.SettledAfterCover,
            on >= cover!.On && on <= ProgrammeCalendar.DateOf(at),
            nameof(CoverSettlement.On)
        );
        _settlements.Add(CoverSettlement.Of(_settlements.Count + 1, coverNo, amount, on, at));
        Raise(new CoverSettled(Id, coverNo, amount));
    }

    /// <summary>The receipt was taken back: nobody covered anything by it.</summary>
    public void ReceiptFellAway(Id<Receipt> receipt, DateTimeOffset at)
    {
        foreach (var cover in _covers.Where(c => c.ReceiptId == receipt && c.Counts))
        {
            cover.FallAway(at);
            Raise(new CoverFellAway(Id, cover.No));
        }
    }

    /// <summary>What of a cover has not been given back, in rupiah.</summary>
    public Money LeftOf(Cover cover) =>
        cover.Counts
            ? cover.Amount - Money.Sum(_settlements.Where(s => s.CoverNo == cover.No).Select(s => s.Amount))
            : Money.Zero;

    private GroupMember MemberOf(Id<Loan> loan)
    {
        var member = _members.Find(m => m.LoanId == loan);
        GroupRules.OfGroup.Require(member is not null);
        return member!;
    }
}
