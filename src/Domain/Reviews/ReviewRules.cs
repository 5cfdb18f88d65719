using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Reviews;

/// <summary>What judging a plan must keep to.</summary>
public static class ReviewRules
{
    public static readonly Rule PlanIsUnderReview = new("reviews.plan-is-under-review");
    public static readonly Rule AnotherIsNeeded = new("reviews.another-is-needed");
    public static readonly Rule SomebodyChosen = new("reviews.somebody-chosen");
    public static readonly Rule DueLater = new("reviews.due-later");
    public static readonly Rule ReasonGiven = new("reviews.reason-given");
    public static readonly Rule OpenForWriting = new("reviews.open-for-writing");
    public static readonly Rule CriterionKnown = new("reviews.criterion-known");
    public static readonly Rule ScoreInRange = new("reviews.score-in-range");
    public static readonly Rule TextNotTooLong = new("reviews.text-not-too-long");
    public static readonly Rule EveryCriterionAnswered = new("reviews.every-criterion-answered");
    public static readonly Rule SaysWhy = new("reviews.says-why");
    public static readonly Rule EnoughJudged = new("reviews.enough-judged");
    public static readonly Rule NoteForApplicantGiven = new("reviews.note-for-applicant-given");
    public static readonly Rule ModeratedWhenApart = new("reviews.moderated-when-apart");
    public static readonly Rule OneReviewEach = new("reviews.one-review-each");

    private static readonly Dictionary<Exclusion, Rule> Exclusions = new()
    {
        [Exclusion.NotAReviewer] = new Rule("reviews.exclusion.not-a-reviewer"),
        [Exclusion.OutsideRegion] = new Rule("reviews.exclusion.outside-region"),
        [Exclusion.AlreadyAsked] = new Rule("reviews.exclusion.already-asked"),
        [Exclusion.SameVillage] = new Rule("reviews.exclusion.same-village"),
        [Exclusion.SamePerson] = new Rule("reviews.exclusion.same-person"),
        [Exclusion.SameHousehold] = new Rule("reviews.exclusion.same-household"),
        [Exclusion.RegisteredApplicant] = new Rule("reviews.exclusion.registered-applicant"),
        [Exclusion.DecidesOrPays] = new Rule("reviews.exclusion.decides-or-pays"),
    };

    public static Rule Of(Exclusion exclusion) => Exclusions[exclusion];
}

/// <summary>What a visit to the place of business must keep to.</summary>
public static class VisitRules
{
    public static readonly Rule ReviewsComplete = new("reviews.reviews-complete");
    public static readonly Rule VisitedLater = new("reviews.visited-later");
    public static readonly Rule VisitorsNamed = new("reviews.visitors-named");
    public static readonly Rule OneVisitAtATime = new("reviews.one-visit-at-a-time");
    public static readonly Rule OpenForRecording = new("reviews.open-for-recording");
    public static readonly Rule FindingKnown = new("reviews.finding-known");
    public static readonly Rule EveryFindingAnswered = new("reviews.every-finding-answered");
    public static readonly Rule VisitedAlready = new("reviews.visited-already");
    public static readonly Rule PhotoTaken = new("reviews.photo-taken");
    public static readonly Rule NotTooManyPhotos = new("reviews.not-too-many-photos");
    public static readonly Rule CoordinatesReadable = new("reviews.coordinates-readable");
    public static readonly Rule CoordinatesInIndonesia = new("reviews.coordinates-in-indonesia");
    public static readonly Rule CoordinatesGiven = new("reviews.coordinates-given");
    public static readonly Rule ConclusionGiven = new("reviews.conclusion-given");
    public static readonly Rule SummaryGiven = new("reviews.summary-given");
}

/// <summary>What decisions must keep to.</summary>
public static class DecisionRules
{
    public static readonly Rule PlanIsReady = new("reviews.plan-is-ready");
    public static readonly Rule DraftOpen = new("reviews.draft-open");
    public static readonly Rule OneDraftPerCall = new("reviews.one-draft-per-call");
    public static readonly Rule NotByAReviewer = new("reviews.not-by-a-reviewer");
    public static readonly Rule AmountPerRequestedLine = new("reviews.amount-per-requested-line");
    public static readonly Rule AmountWithinLimits = new("reviews.amount-within-limits");
    public static readonly Rule ReasonsGiven = new("reviews.reasons-given");
    public static readonly Rule SomethingDecided = new("reviews.something-decided");
    public static readonly Rule CallClosed = new("reviews.call-closed");
    public static readonly Rule WithinCeiling = new("reviews.within-ceiling");
    public static readonly Rule LooksTheSame = new("reviews.looks-the-same");
}
