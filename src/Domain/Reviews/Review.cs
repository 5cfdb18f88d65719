using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Reviews;

public enum ReviewStatus
{
    Offered,
    Accepted,
    Recused,
    Submitted,
    Reopened,
}

/// <summary>One reviewer's judgement of one plan: asked for, taken up, scored and handed in. The total is computed, never typed.</summary>
public sealed class Review : AggregateRoot<Review>
{
    public const int LongestText = 2000;

    public static readonly Transitions<ReviewStatus> Moves = new(
        "review",
        ReviewStatus.Offered,
        (ReviewStatus.Offered, [ReviewStatus.Accepted, ReviewStatus.Recused]),
        (ReviewStatus.Accepted, [ReviewStatus.Submitted, ReviewStatus.Recused]),
        (ReviewStatus.Submitted, [ReviewStatus.Reopened]),
        (ReviewStatus.Reopened, [ReviewStatus.Submitted, ReviewStatus.Recused])
    );

    private Review() { }

    public Id<BusinessPlan> PlanId { get; private set; }

    public Id<FundingCall> CallId { get; private set; }

    public Id<StaffMember> ReviewerId { get; private set; }

    public ReviewStatus Status { get; private set; }

    public Id<StaffMember> OfferedById { get; private set; }

    public DateTimeOffset OfferedAt { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>What is said of each criterion so far.</summary>
    public IReadOnlyList<CriterionScore> Scores { get; private set; } = [];

    public string? NoteForApplicant { get; private set; }

    /// <summary>Hundredths of a point out of 100; null until handed in.</summary>
    public int? Total { get; private set; }

    /// <summary>Why the reviewer stepped back, or was taken off.</summary>
    public string? RecusalReason { get; private set; }

    public string? ReopenReason { get; private set; }

    public bool IsLive => Status != ReviewStatus.Recused;

    public bool MayBeWritten => Status is ReviewStatus.Accepted or ReviewStatus.Reopened;

    /// <summary>Asks a reviewer, who must be free of every conflict with the plan.</summary>
    public static Review Offer(
        Id<Review> id,
        BusinessPlan plan,
        Id<StaffMember> reviewer,
        IReadOnlyList<Exclusion> exclusions,
        ReviewTally tally,
        DateOnly dueOn,
        DateOnly today,
        Id<StaffMember> by,
        DateTimeOffset at
    )
    {
        ReviewRules.PlanIsUnderReview.Require(plan.Status is PlanStatus.Screened or PlanStatus.InReview);
        ReviewRules.AnotherIsNeeded.Require(tally.AnotherIsNeeded);
        foreach (var exclusion in exclusions)
            throw new RuleBrokenException(ReviewRules.Of(exclusion)) { Field = "Reviewers" };
        if (dueOn < today)
            throw new RuleBrokenException(ReviewRules.DueLater) { Field = nameof(DueOn) };

        var review = new Review
        {
            Id = id,
            PlanId = plan.Id,
            CallId = plan.CallId,
            ReviewerId = reviewer,
            DueOn = dueOn,
            OfferedById = by,
            OfferedAt = at,
        };
        review.Raise(new ReviewOffered(id, plan.Id, reviewer, dueOn));
        return review;
    }

    /// <summary>The reviewer declares to be free of conflicts and begins.</summary>
    public void Accept(DateTimeOffset at)
    {
        Moves.Require(Status, ReviewStatus.Accepted);
        (Status, AcceptedAt) = (ReviewStatus.Accepted, at);
    }

    /// <summary>The reviewer steps back, or the officer takes the plan away from somebody who does not answer.</summary>
    public void Recuse(string reason)
    {
        Moves.Require(Status, ReviewStatus.Recused);
        RequireReason(reason);
        (Status, RecusalReason) = (ReviewStatus.Recused, reason.Trim());
        Raise(new ReviewRecused(Id, PlanId, ReviewerId));
    }

    /// <summary>Keeps what is said of one criterion; null parts stay as they are.</summary>
    public void Write(IReadOnlyList<RubricCriterion> rubric, string code, Judgement? judgement, string? comment)
    {
        ReviewRules.OpenForWriting.Require(MayBeWritten);
        ReviewRules.CriterionKnown.Require(rubric.Any(c => c.Code == code));
        ReviewRules.ScoreInRange.Require(judgement is null || judgement.IsSound);
        ReviewRules.TextNotTooLong.Require((comment?.Length ?? 0) <= LongestText, LongestText);
        var now = Scores.FirstOrDefault(s => s.Code == code) ?? new CriterionScore(code, null, false, null);
        if (judgement is not null)
            now = now with { Score = judgement.Score, CannotJudge = judgement.CannotJudge };
        if (comment is not null)
            now = now with { Comment = comment.Trim() };
        Scores = [.. Scores.Where(s => s.Code != code), now];
    }

    public void WriteNote(string note)
    {
        ReviewRules.OpenForWriting.Require(MayBeWritten);
        ReviewRules.TextNotTooLong.Require(note.Length <= LongestText, LongestText);
        NoteForApplicant = note.Trim();
    }

    public void Submit(IReadOnlyList<RubricCriterion> rubric, DateTimeOffset at)
    {
        Moves.Require(Status, ReviewStatus.Submitted);
        var total = Scorecard.Total(rubric, Scores);
        if (string.IsNullOrWhiteSpace(NoteForApplicant))
            throw new RuleBrokenException(ReviewRules.NoteForApplicantGiven) { Field = "Note" };

        (Status, SubmittedAt, Total) = (ReviewStatus.Submitted, at, total);
        Raise(new ReviewSubmitted(Id, PlanId, ReviewerId));
    }

    /// <summary>The officer asks the reviewer to look again; scores stay as a draft.</summary>
    public void Reopen(string reason, DateOnly dueOn)
    {
        Moves.Require(Status, ReviewStatus.Reopened);
        RequireReason(reason);
        (Status, ReopenReason, DueOn, Total) = (ReviewStatus.Reopened, reason.Trim(), dueOn, null);
        Raise(new ReviewReopened(Id, PlanId, ReviewerId));
    }

    private static void RequireReason(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestText)
            throw new RuleBrokenException(ReviewRules.ReasonGiven) { Field = "Reason" };
    }
}
