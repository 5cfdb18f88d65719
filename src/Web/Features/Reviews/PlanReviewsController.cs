using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Reviews;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Features.BusinessPlans;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Reviews;

/// <summary>The officer's side: plans being judged, who reviews them, and what to do where totals lie apart.</summary>
public sealed class PlanReviewsController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    private const int DaysToReview = 7;
    private const int DaysToVisit = 3;

    private static readonly PlanStatus[] Judged =
    [
        PlanStatus.Screened,
        PlanStatus.InReview,
        PlanStatus.FieldVisit,
        PlanStatus.ReadyForDecision,
        PlanStatus.Waitlisted,
    ];

    private static readonly ListColumns<PlanInJudgingRow> Columns = new ListColumns<PlanInJudgingRow>()
        .Link("reviews.plan", p => p.BusinessName, p => ReviewLinks.Plan(p.Id), note: p => p.Reference)
        .Add("reviews.call", p => p.Call)
        .Chip("reviews.status", p => PlanWords.ChipOf(p.Status))
        .Add("reviews.reviews-in", p => $"{p.HandedIn} / {Math.Max(p.Asked, p.Needed)}")
        .Add("reviews.spread", p => ReviewWords.Points(p.HandedIn > 1 ? p.Spread : null), right: true)
        .Chip("reviews.to-settle", p => p.FarApart ? new Chip("reviews.far-apart", Tone.Warn) : null)
        .Add("reviews.visit-on", p => p.VisitOn)
        .Add("reviews.changed-at", p => p.ChangedAt, sort: "changed");

    [HttpGet(ReviewLinks.Plans)]
    public async Task<IActionResult> List(ListQuery query, CancellationToken ct) =>
        View(
            "Plans",
            new ListPage<PlanInJudgingRow>(await Ask(new PlansInJudging(query), ct), query, Columns)
            {
                CaptionKey = "reviews.plans-in-judging",
                EmptyKey = "reviews.plans-empty",
                SearchKey = "reviews.search-plan",
                Filters = await Filters(ct),
                CsvPath = ReviewLinks.Plans + "/csv",
            }
        );

    [HttpGet(ReviewLinks.Plans + "/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> File(ListQuery query, CancellationToken ct) =>
        Csv("penilaian.csv", Columns, (await Ask(new PlansInJudging(query.ForExport()), ct)).Rows);

    [HttpGet("/workspace/reviews/plans/{id}")]
    public Task<IActionResult> Detail(Id<BusinessPlan> id, CancellationToken ct) => Page(id, new PlanReviewForms(), ct);

    [HttpPost("/workspace/reviews/plans/{id}/offer")]
    public Task<IActionResult> Offer(Id<BusinessPlan> id, OfferForm form, CancellationToken ct) =>
        Submit(
            () => form.ToCommand(id),
            _ => Done(ReviewLinks.Plan(id), "reviews.offered"),
            () => Page(id, new PlanReviewForms { Offer = form }, ct),
            ct
        );

    [HttpPost("/workspace/reviews/plans/{id}/moderate")]
    public Task<IActionResult> Moderate(Id<BusinessPlan> id, ModerationForm form, CancellationToken ct) =>
        Submit(
            () => new ModerateReviews(id, form.Record),
            _ => Done(ReviewLinks.Plan(id), "reviews.moderated"),
            () => Page(id, new PlanReviewForms { Moderation = form }, ct),
            ct
        );

    [HttpPost("/workspace/reviews/plans/{id}/visit")]
    public Task<IActionResult> Schedule(Id<BusinessPlan> id, VisitPlanForm form, CancellationToken ct) =>
        Submit(
            () => form.ToCommand(id),
            _ => Done(ReviewLinks.Plan(id), "reviews.visit-planned"),
            () => Page(id, new PlanReviewForms { Visit = form }, ct),
            ct
        );

    private async Task<IReadOnlyList<ListFilter>> Filters(CancellationToken ct) =>
        [
            new("status", "reviews.status", [.. Judged.Select(s => new Choice(s.ToString(), T.Of(s)))]),
            new(
                "call",
                "reviews.call",
                [.. (await Ask(new PlanFilters(), ct)).Calls.Select(c => new Choice(c.Code, c.Name))]
            ),
        ];

    private async Task<IActionResult> Page(Id<BusinessPlan> id, PlanReviewForms forms, CancellationToken ct)
    {
        var today = clock.Today();
        forms.Page = await Ask(new PlanReviews(id), ct);
        forms.Offer ??= new OfferForm { DueOn = today.AddDays(DaysToReview) };
        forms.Visit ??= new VisitPlanForm { PlannedOn = today.AddDays(DaysToVisit) };
        forms.Moderation ??= new ModerationForm();
        Under(new Crumb(T["reviews.plans-in-judging"], ReviewLinks.Plans));
        return View("PlanReviews", forms);
    }
}

/// <summary>The page of a plan's reviews with its three small forms.</summary>
public sealed class PlanReviewForms
{
    public PlanReviewsPage Page { get; set; } = null!;

    public OfferForm? Offer { get; set; }

    public ModerationForm? Moderation { get; set; }

    public VisitPlanForm? Visit { get; set; }
}
