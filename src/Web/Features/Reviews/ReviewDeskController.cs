using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Reviews;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Reviews;

/// <summary>The reviewer's desk: the plan beside the rubric, and stepping back from it.</summary>
public sealed class ReviewDeskController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet("/workspace/reviews/{id}")]
    public Task<IActionResult> Desk(Id<Review> id, CancellationToken ct) => Page(id, null, ct);

    [HttpPost("/workspace/reviews/{id}/accept")]
    public Task<IActionResult> Accept(Id<Review> id, CancellationToken ct) =>
        Submit(
            () => new AcceptReview(id),
            _ => Done(ReviewLinks.Desk(id), "reviews.accepted"),
            () => Page(id, null, ct),
            ct
        );

    [HttpPost("/workspace/reviews/{id}/field")]
    public Task<IActionResult> Field(Id<Review> id, string field, ReviewForm form, CancellationToken ct) =>
        SaveField(
            field,
            () => new WriteReview(id, form.Scores(), field == nameof(form.Note) ? form.Note ?? "" : null),
            _ => null,
            ct
        );

    /// <summary>Keeps the draft for those without script.</summary>
    [HttpPost("/workspace/reviews/{id}/save")]
    public Task<IActionResult> Save(Id<Review> id, ReviewForm form, CancellationToken ct) =>
        Submit(
            () => new WriteReview(id, form.Scores(), form.Note ?? ""),
            _ => Done(ReviewLinks.Desk(id), "reviews.draft-saved"),
            () => Page(id, form, ct),
            ct
        );

    [HttpPost("/workspace/reviews/{id}/submit")]
    public Task<IActionResult> Submit(Id<Review> id, ReviewForm form, CancellationToken ct) =>
        Submit(
            () => new SubmitReview(id, form.Scores(), form.Note ?? ""),
            _ => Done(ReviewLinks.Desk(id), "reviews.handed-in"),
            () => Page(id, form, ct),
            ct
        );

    [HttpGet("/workspace/reviews/{id}/recuse")]
    public Task<IActionResult> Recuse(Id<Review> id, CancellationToken ct) => RecusePage(id, new ReasonForm(), ct);

    [HttpPost("/workspace/reviews/{id}/recuse")]
    public Task<IActionResult> Recuse(Id<Review> id, ReasonForm form, CancellationToken ct) =>
        Submit(
            () => new RecuseReview(id, form.Reason),
            _ => Done(ReviewLinks.Queue, "reviews.recused"),
            () => RecusePage(id, form, ct),
            ct
        );

    private async Task<IActionResult> Page(Id<Review> id, ReviewForm? form, CancellationToken ct)
    {
        var desk = await Ask(new ReviewDesk(id), ct);
        Under(new Crumb(T["reviews.queue"], ReviewLinks.Queue));
        ViewData["Desk"] = desk;
        return View("Desk", form?.For(desk.Rubric) ?? ReviewForm.Of(desk));
    }

    private async Task<IActionResult> RecusePage(Id<Review> id, ReasonForm form, CancellationToken ct)
    {
        var desk = await Ask(new ReviewDesk(id), ct);
        Under(new Crumb(T["reviews.queue"], ReviewLinks.Queue), new Crumb(desk.Plan.Reference, ReviewLinks.Desk(id)));
        ViewData["Reason"] = new ReasonPage(
            T["reviews.recuse"],
            T["reviews.recuse-text"],
            "reviews.recuse-confirm",
            ReviewLinks.Act(id, "recuse"),
            ReviewLinks.Desk(id)
        );
        return View("Forms/Reason", form);
    }
}
