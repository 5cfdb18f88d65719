using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Reviews;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Reviews;

/// <summary>What the officer does with one review: take it away, or ask for another look.</summary>
public sealed class ReviewOfficeController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    private const int DaysToLookAgain = 7;

    [HttpGet("/workspace/reviews/plans/{plan}/reviews/{id}/take-away")]
    public Task<IActionResult> TakeAway(Id<BusinessPlan> plan, Id<Review> id, CancellationToken ct) =>
        TakeAwayPage(plan, id, new ReasonForm(), ct);

    [HttpPost("/workspace/reviews/plans/{plan}/reviews/{id}/take-away")]
    public Task<IActionResult> TakeAway(Id<BusinessPlan> plan, Id<Review> id, ReasonForm form, CancellationToken ct) =>
        Submit(
            () => new TakeReviewAway(id, form.Reason),
            _ => Done(ReviewLinks.Plan(plan), "reviews.taken-away"),
            () => TakeAwayPage(plan, id, form, ct),
            ct
        );

    [HttpGet("/workspace/reviews/plans/{plan}/reviews/{id}/reopen")]
    public Task<IActionResult> Reopen(Id<BusinessPlan> plan, Id<Review> id, CancellationToken ct) =>
        ReopenPage(plan, id, new ReopenForm { DueOn = clock.Today().AddDays(DaysToLookAgain) }, ct);

    [HttpPost("/workspace/reviews/plans/{plan}/reviews/{id}/reopen")]
    public Task<IActionResult> Reopen(Id<BusinessPlan> plan, Id<Review> id, ReopenForm form, CancellationToken ct) =>
        Submit(
            () => new ReopenReview(id, form.Reason, form.DueOn),
            _ => Done(ReviewLinks.Plan(plan), "reviews.was-reopened"),
            () => ReopenPage(plan, id, form, ct),
            ct
        );

    private async Task<IActionResult> TakeAwayPage(
        Id<BusinessPlan> plan,
        Id<Review> id,
        ReasonForm form,
        CancellationToken ct
    )
    {
        var review = await Under(plan, id, ct);
        ViewData["Reason"] = new ReasonPage(
            T["reviews.take-away"],
            T["reviews.take-away-text", review.Reviewer],
            "reviews.take-away",
            ReviewLinks.Act(plan, $"reviews/{id}/take-away"),
            ReviewLinks.Plan(plan)
        );
        return View("Forms/Reason", form);
    }

    private async Task<IActionResult> ReopenPage(
        Id<BusinessPlan> plan,
        Id<Review> id,
        ReopenForm form,
        CancellationToken ct
    )
    {
        ViewData["Review"] = await Under(plan, id, ct);
        ViewData["Back"] = ReviewLinks.Plan(plan);
        return View("Reopen", form);
    }

    private async Task<PlanReviewRow> Under(Id<BusinessPlan> plan, Id<Review> id, CancellationToken ct)
    {
        var page = await Ask(new PlanReviews(plan), ct);
        Under(
            new Crumb(T["reviews.plans-in-judging"], ReviewLinks.Plans),
            new Crumb(page.BusinessName, ReviewLinks.Plan(plan))
        );
        return page.Reviews.FirstOrDefault(r => r.Id == id) ?? throw new NotFoundException(nameof(Review));
    }
}
