using System.ComponentModel.DataAnnotations;
using PmiEmas.Application.Reviews;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Web.Features.Reviews;

/// <summary>The rubric as it is filled in: a score from 1 to 5 per criterion, 0 for "cannot judge".</summary>
public sealed class ReviewForm
{
    public const int CannotJudge = 0;

    public Dictionary<string, int?> Score { get; set; } = [];

    public Dictionary<string, string?> Comment { get; set; } = [];

    public string? Note { get; set; }

    public static ReviewForm Of(ReviewDeskPage desk) =>
        new()
        {
            Score = desk.Rubric.ToDictionary(c => c.Code, c => Said(desk, c) is { } s ? Typed(s) : null),
            Comment = desk.Rubric.ToDictionary(c => c.Code, c => Said(desk, c)?.Comment),
            Note = desk.Note,
        };

    public IReadOnlyList<WrittenScore> Scores() =>
        [
            .. Score
                .Keys.Union(Comment.Keys)
                .Select(code => new WrittenScore(
                    code,
                    Score.GetValueOrDefault(code) switch
                    {
                        null => null,
                        CannotJudge => Judgement.Impossible,
                        var score => new Judgement(score, false),
                    },
                    Comment.TryGetValue(code, out var comment) ? comment ?? "" : null
                )),
        ];

    /// <summary>Every criterion has its place, also where nothing was posted.</summary>
    public ReviewForm For(IReadOnlyList<RubricCriterion> rubric)
    {
        foreach (var criterion in rubric)
        {
            Score.TryAdd(criterion.Code, null);
            Comment.TryAdd(criterion.Code, null);
        }
        return this;
    }

    private static CriterionScore? Said(ReviewDeskPage desk, RubricCriterion criterion) =>
        desk.Scores.FirstOrDefault(s => s.Code == criterion.Code);

    private static int? Typed(CriterionScore said) => said.CannotJudge ? CannotJudge : said.Score;
}

public sealed class ReopenForm
{
    [StringLength(Review.LongestText)]
    public string Reason { get; set; } = "";

    public DateOnly DueOn { get; set; }
}

public sealed class OfferForm
{
    public List<string> Reviewers { get; set; } = [];

    public DateOnly DueOn { get; set; }

    public OfferReviews ToCommand(Id<BusinessPlan> plan) => new(plan, StaffIds.Of(Reviewers), DueOn);
}

public sealed class ModerationForm
{
    [StringLength(Review.LongestText)]
    public string Record { get; set; } = "";
}

public sealed class VisitPlanForm
{
    public List<string> Visitors { get; set; } = [];

    public DateOnly PlannedOn { get; set; }

    public TimeOnly PlannedAt { get; set; } = new(9, 0);

    public ScheduleFieldVisit ToCommand(Id<BusinessPlan> plan) =>
        new(plan, StaffIds.Of(Visitors), PlannedOn, PlannedAt);
}

/// <summary>What is written down at the place.</summary>
public sealed class VisitForm
{
    public DateOnly? VisitedOn { get; set; }

    public string? Present { get; set; }

    public Dictionary<string, FindingAnswer?> Answer { get; set; } = [];

    public Dictionary<string, string?> Comment { get; set; } = [];

    /// <summary>Latitude and longitude in one line, as phones give them.</summary>
    public string? Place { get; set; }

    public VisitConclusion? Conclusion { get; set; }

    public string? Summary { get; set; }

    public static VisitForm Of(FieldVisit visit, DateOnly today) =>
        new()
        {
            VisitedOn = visit.VisitedOn ?? (visit.PlannedOn <= today ? visit.PlannedOn : null),
            Present = visit.Present,
            Answer = FieldVisit.Checklist.ToDictionary(c => c, c => Of(visit, c)?.Answer),
            Comment = FieldVisit.Checklist.ToDictionary(c => c, c => Of(visit, c)?.Note),
            Place = visit.Coordinates?.ToString(),
            Conclusion = visit.Conclusion,
            Summary = visit.Summary,
        };

    public VisitForm Whole()
    {
        foreach (var code in FieldVisit.Checklist)
        {
            Answer.TryAdd(code, null);
            Comment.TryAdd(code, null);
        }
        return this;
    }

    public IReadOnlyList<VisitFinding> Findings() =>
        [
            .. Answer
                .Keys.Union(Comment.Keys)
                .Select(code => new VisitFinding(
                    code,
                    Answer.GetValueOrDefault(code),
                    Comment.TryGetValue(code, out var note) ? note ?? "" : null
                )),
        ];

    public VisitNotes Notes() => new(VisitedOn, Present, Coordinates(), Conclusion, Summary);

    private Coordinates? Coordinates()
    {
        if (string.IsNullOrWhiteSpace(Place))
            return null;
        return Domain.Reviews.Coordinates.TryParse(Place, out var coordinates)
            ? coordinates
            : throw new RuleBrokenException(VisitRules.CoordinatesReadable) { Field = nameof(Place) };
    }

    private static VisitFinding? Of(FieldVisit visit, string code) =>
        visit.Findings.FirstOrDefault(f => f.Code == code);
}

public sealed class VisitPhotoForm
{
    public IFormFile? Photo { get; set; }
}

/// <summary>A decision as it is typed; amounts by the budget line's id.</summary>
public sealed class DecisionForm
{
    [Required]
    public DecisionKind? Kind { get; set; }

    public Dictionary<string, Money?> Amounts { get; set; } = [];

    public string? Reasons { get; set; }

    public string? Conditions { get; set; }

    public static DecisionForm Of(PlanForDecisionPage page) =>
        new()
        {
            Kind = page.Drafted?.Kind,
            Amounts = page.Requested.ToDictionary(
                l => l.Id.ToString(),
                l =>
                    page.Drafted?.Kind == DecisionKind.Approve
                        ? page.Drafted.Amounts.GetValueOrDefault(l.Id)
                        : (Money?)l.Amount
            ),
            Reasons = page.Drafted?.Reasons,
            Conditions = page.Drafted?.Conditions,
        };

    public DecisionForm For(PlanForDecisionPage page)
    {
        foreach (var line in page.Requested)
            Amounts.TryAdd(line.Id.ToString(), null);
        return this;
    }

    public DecidePlan ToCommand(Id<BusinessPlan> plan) =>
        new(
            plan,
            Kind!.Value,
            Kind == DecisionKind.Approve
                ? Amounts.Where(a => a.Value is not null).ToDictionary(a => Guid.Parse(a.Key), a => a.Value!.Value)
                : new Dictionary<Guid, Money>(),
            Reasons,
            Conditions
        );
}

public sealed class PublishForm
{
    public Money Seen { get; set; }

    public bool Sure { get; set; }
}

internal static class StaffIds
{
    /// <summary>Ids among the values posted; anything else was never offered.</summary>
    public static IReadOnlyList<Id<StaffMember>> Of(IEnumerable<string> values) =>
        [.. values.Select(v => Id<StaffMember>.TryParse(v, null, out var id) ? id : default).Distinct()];
}
