using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.BusinessPlans;

public enum IneligibleReason
{
    OutsideRegion,
    FileNotVerified,
    ReturnedTooLongAgo,
    RunningAward,
    NotForThisCall,
    DocumentsNotValid,
    Other,
}

/// <summary>What an officer asks to be put right in one section.</summary>
public sealed record CorrectionAsked(PlanSection Section, string Reason);

public sealed partial class BusinessPlan
{
    /// <summary>Who reviews the plan and may therefore read it.</summary>
    public List<Guid> ReviewerIds { get; private set; } = [];

    public Id<StaffMember>? ScreenedById { get; private set; }

    public DateTimeOffset? ScreenedAt { get; private set; }

    public IReadOnlyList<IneligibleReason> IneligibleReasons { get; private set; } = [];

    /// <summary>Why the plan was withdrawn, waitlisted, rejected or found ineligible, in words.</summary>
    public string? StatusReason { get; private set; }

    /// <summary>The sum approved over the budget lines; set when decisions are published.</summary>
    public Money? ApprovedAmount { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>When the award of an approved plan was settled: from then on the person may apply again.</summary>
    public DateOnly? AwardEndedOn { get; private set; }

    public void Screen(Id<StaffMember> by, DateTimeOffset at)
    {
        Move(PlanStatus.Screened, at);
        (ScreenedById, ScreenedAt) = (by, at);
        Raise(new PlanScreened(Id));
    }

    public void FindIneligible(
        IReadOnlyList<IneligibleReason> reasons,
        string? explanation,
        Id<StaffMember> by,
        DateTimeOffset at
    )
    {
        PlanMoves.Table.Require(Status, PlanStatus.Ineligible);
        PlanRules.IneligibleForReasons.Require(reasons.Count > 0);
        RequireReason(explanation);
        Move(PlanStatus.Ineligible, at, explanation);
        (ScreenedById, ScreenedAt, IneligibleReasons) = (by, at, [.. reasons.Distinct()]);
        Raise(new PlanFoundIneligible(Id, ReturneeId));
    }

    public void RequestChanges(IReadOnlyList<CorrectionAsked> asked, DateTimeOffset at)
    {
        PlanMoves.Table.Require(Status, PlanStatus.ChangesRequested);
        PlanRules.CorrectionsNamed.Require(
            asked.Count > 0
                && asked.All(a => !string.IsNullOrWhiteSpace(a.Reason) && a.Reason.Length <= 2000)
                && asked.Select(a => a.Section).Distinct().Count() == asked.Count
        );
        Move(PlanStatus.ChangesRequested, at);
        Corrections =
        [
            .. Corrections,
            .. asked.Select(a => new PlanCorrection(Submissions, a.Section, a.Reason.Trim(), at)),
        ];
        Raise(new PlanChangesRequested(Id, ReturneeId));
    }

    public void LetReview(Id<StaffMember> reviewer)
    {
        if (!ReviewerIds.Contains(reviewer.Value))
            ReviewerIds = [.. ReviewerIds, reviewer.Value];
    }

    public void NoLongerReview(Id<StaffMember> reviewer) =>
        ReviewerIds = [.. ReviewerIds.Where(id => id != reviewer.Value)];

    public void EnterReview(DateTimeOffset at) => Move(PlanStatus.InReview, at);

    public void EnterFieldVisit(DateTimeOffset at) => Move(PlanStatus.FieldVisit, at);

    public void BecomeReadyForDecision(DateTimeOffset at) => Move(PlanStatus.ReadyForDecision, at);

    /// <summary>Grants an amount per requested line, each at most what was asked; a line left out gets nothing.</summary>
    public void Approve(IReadOnlyDictionary<Id<BudgetLine>, Money> amounts, DateTimeOffset at)
    {
        PlanMoves.Table.Require(Status, PlanStatus.Approved);
        var requested = BudgetLines.Where(l => l.Source == BudgetSource.Requested).ToDictionary(l => l.Id);
        PlanRules.ApprovedPerRequestedLine.Require(
            amounts.All(a => requested.TryGetValue(a.Key, out var line) && a.Value <= line.Amount)
        );
        var sum = Money.Sum(amounts.Values);
        PlanRules.ApprovedAboveZero.Require(!sum.IsZero);

        Move(PlanStatus.Approved, at);
        foreach (var line in requested.Values)
            line.Approve(amounts.GetValueOrDefault(line.Id));
        (ApprovedAmount, DecidedAt) = (sum, at);
        Raise(new PlanApproved(Id, ReturneeId, CallId, sum));
    }

    public void Waitlist(string reason, DateTimeOffset at)
    {
        PlanMoves.Table.Require(Status, PlanStatus.Waitlisted);
        RequireReason(reason);
        Move(PlanStatus.Waitlisted, at, reason);
        DecidedAt = at;
        Raise(new PlanWaitlisted(Id, ReturneeId));
    }

    public void Reject(string reasons, DateTimeOffset at)
    {
        PlanMoves.Table.Require(Status, PlanStatus.Rejected);
        RequireReason(reasons);
        Move(PlanStatus.Rejected, at, reasons);
        DecidedAt = at;
        Raise(new PlanRejected(Id, ReturneeId));
    }

    /// <summary>The grant is accounted for or the loan repaid.</summary>
    public void EndAward(DateOnly on) => AwardEndedOn ??= on;

    private void Move(PlanStatus to, DateTimeOffset at, string? reason = null)
    {
        PlanMoves.Table.Require(Status, to);
        (Status, ChangedAt, StatusReason) = (to, at, reason?.Trim());
    }
}
