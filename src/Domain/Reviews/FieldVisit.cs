using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Reviews;

public enum FieldVisitStatus
{
    Scheduled,
    Recorded,
    Cancelled,
}

/// <summary>What the visitors found of one point of the list.</summary>
public enum FindingAnswer
{
    Yes,
    Partly,
    No,
    NotSeen,
}

public enum VisitConclusion
{
    Supports,
    SupportsWithNotes,
    DoesNotSupport,
}

public sealed record VisitFinding(string Code, FindingAnswer? Answer, string? Note);

/// <summary>What is written down at the place; null parts stay as they are.</summary>
public sealed record VisitNotes(
    DateOnly? VisitedOn = null,
    string? Present = null,
    Coordinates? Coordinates = null,
    VisitConclusion? Conclusion = null,
    string? Summary = null
);

/// <summary>A visit to the place of business: planned, written down at the place, and kept as minutes.</summary>
public sealed class FieldVisit : AggregateRoot<FieldVisit>
{
    public const int MostVisitors = 4;
    public const int MostPhotos = 10;

    /// <summary>The points every visit looks at; each names its text <c>reviews.finding-{code}</c>.</summary>
    public static readonly IReadOnlyList<string> Checklist =
    [
        "place-exists",
        "place-as-described",
        "tools-and-stock",
        "customers-near",
        "family-agrees",
        "own-contribution",
        "no-other-aid",
        "safe-and-allowed",
    ];

    public static readonly Transitions<FieldVisitStatus> Moves = new(
        "field-visit",
        FieldVisitStatus.Scheduled,
        (FieldVisitStatus.Scheduled, [FieldVisitStatus.Recorded, FieldVisitStatus.Cancelled])
    );

    private FieldVisit() { }

    /// <summary><c>KV-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public Id<BusinessPlan> PlanId { get; private set; }

    public Id<Returnee> ReturneeId { get; private set; }

    public FieldVisitStatus Status { get; private set; }

    public DateOnly PlannedOn { get; private set; }

    /// <summary>Jakarta time.</summary>
    public TimeOnly PlannedAt { get; private set; }

    /// <summary>Who goes there.</summary>
    public List<Guid> VisitorIds { get; private set; } = [];

    public DateOnly? VisitedOn { get; private set; }

    /// <summary>Who was met there.</summary>
    public string? Present { get; private set; }

    public IReadOnlyList<VisitFinding> Findings { get; private set; } = [];

    public Coordinates? Coordinates { get; private set; }

    public IReadOnlyList<Id<StoredFile>> Photos { get; private set; } = [];

    public VisitConclusion? Conclusion { get; private set; }

    public string? Summary { get; private set; }

    public string? CancelReason { get; private set; }

    public Id<StaffMember> ScheduledById { get; private set; }

    public Id<StaffMember>? RecordedById { get; private set; }

    public DateTimeOffset? RecordedAt { get; private set; }

    public static FieldVisit Schedule(
        Id<FieldVisit> id,
        string reference,
        BusinessPlan plan,
        ReviewTally tally,
        IReadOnlyCollection<Id<StaffMember>> visitors,
        DateOnly on,
        TimeOnly from,
        DateOnly today,
        Id<StaffMember> by
    )
    {
        VisitRules.ReviewsComplete.Require(
            plan.Status is PlanStatus.InReview or PlanStatus.FieldVisit && tally.IsComplete
        );
        Require(VisitRules.VisitedLater, on >= today, nameof(PlannedOn));
        Require(VisitRules.VisitorsNamed, visitors.Count is > 0 and <= MostVisitors, "Visitors", MostVisitors);
        var visit = new FieldVisit
        {
            Id = id,
            Reference = reference,
            PlanId = plan.Id,
            ReturneeId = plan.ReturneeId,
            PlannedOn = on,
            PlannedAt = from,
            VisitorIds = [.. visitors.Select(v => v.Value).Distinct()],
            ScheduledById = by,
        };
        visit.Raise(new FieldVisitScheduled(plan.Id, plan.ReturneeId, on));
        return visit;
    }

    public void Cancel(string reason)
    {
        Moves.Require(Status, FieldVisitStatus.Cancelled);
        Require(ReviewRules.ReasonGiven, reason.Trim().Length is > 0 and <= Review.LongestText, "Reason");
        (Status, CancelReason) = (FieldVisitStatus.Cancelled, reason.Trim());
        Raise(new FieldVisitCancelled(PlanId, ReturneeId, PlannedOn));
    }

    public void Write(string code, FindingAnswer? answer, string? note)
    {
        RequireOpen();
        VisitRules.FindingKnown.Require(Checklist.Contains(code));
        ReviewRules.TextNotTooLong.Require((note?.Length ?? 0) <= Review.LongestText, Review.LongestText);
        var now = Findings.FirstOrDefault(f => f.Code == code) ?? new VisitFinding(code, null, null);
        now = now with { Answer = answer ?? now.Answer, Note = note?.Trim() ?? now.Note };
        Findings = [.. Findings.Where(f => f.Code != code), now];
    }

    public void Write(VisitNotes notes, DateOnly today)
    {
        RequireOpen();
        Require(VisitRules.VisitedAlready, notes.VisitedOn is null || notes.VisitedOn <= today, nameof(VisitedOn));
        Require(VisitRules.CoordinatesInIndonesia, notes.Coordinates?.AreInIndonesia != false, "Place");
        ReviewRules.TextNotTooLong.Require(
            Math.Max(notes.Summary?.Length ?? 0, notes.Present?.Length ?? 0) <= Review.LongestText,
            Review.LongestText
        );
        (VisitedOn, Present) = (notes.VisitedOn ?? VisitedOn, notes.Present?.Trim() ?? Present);
        (Coordinates, Conclusion) = (notes.Coordinates ?? Coordinates, notes.Conclusion ?? Conclusion);
        Summary = notes.Summary?.Trim() ?? Summary;
    }

    public void AddPhoto(Id<StoredFile> photo)
    {
        RequireOpen();
        VisitRules.NotTooManyPhotos.Require(Photos.Count < MostPhotos, MostPhotos);
        Photos = [.. Photos, photo];
    }

    public void RemovePhoto(Id<StoredFile> photo)
    {
        RequireOpen();
        Photos = [.. Photos.Where(p => p != photo)];
    }

    /// <summary>Closes the minutes: nothing in them changes afterwards.</summary>
    public void Record(DateOnly today, Id<StaffMember> by, DateTimeOffset at)
    {
        Moves.Require(Status, FieldVisitStatus.Recorded);
        Require(VisitRules.VisitedAlready, VisitedOn is { } on && on <= today, nameof(VisitedOn));
        foreach (var code in Checklist)
            Require(
                VisitRules.EveryFindingAnswered,
                Findings.Any(f => f.Code == code && f.Answer is not null),
                $"Answer[{code}]"
            );
        Require(VisitRules.PhotoTaken, Photos.Count > 0, "Photo");
        Require(VisitRules.CoordinatesGiven, Coordinates is not null, "Place");
        Require(VisitRules.ConclusionGiven, Conclusion is not null, nameof(Conclusion));
        Require(VisitRules.SummaryGiven, !string.IsNullOrWhiteSpace(Summary), nameof(Summary));

        (Status, RecordedById, RecordedAt) = (FieldVisitStatus.Recorded, by, at);
        Raise(new FieldVisitRecorded(Id, PlanId, ReturneeId));
    }

    private void RequireOpen() => VisitRules.OpenForRecording.Require(Status == FieldVisitStatus.Scheduled);

    private static void Require(Rule rule, bool kept, string field, params object[] arguments)
    {
        if (!kept)
            throw new RuleBrokenException(rule, arguments) { Field = field };
    }
}
