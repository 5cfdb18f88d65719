using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Reviews;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Reviews;

/// <summary>Visits to places of business: the list, the minutes written on a phone at the place, and calling one off.</summary>
public sealed class FieldVisitsController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    private static readonly ListColumns<FieldVisitRow> Columns = new ListColumns<FieldVisitRow>()
        .Link("reviews.visit", v => v.BusinessName, v => ReviewLinks.Visit(v.Id), note: v => v.Reference)
        .Add("reviews.plan", v => v.Plan, note: v => v.District)
        .Add("reviews.visit-on", v => v.PlannedOn, sort: "planned", note: v => Shared.Language.Show.Time(v.PlannedAt))
        .Chip("reviews.status", v => ReviewWords.ChipOf(v.Status))
        .Chip("reviews.conclusion", v => v.Conclusion is { } said ? ReviewWords.ChipOf(said) : null);

    [HttpGet(ReviewLinks.Visits)]
    public async Task<IActionResult> List(ListQuery query, CancellationToken ct) =>
        View(
            "Visits",
            new ListPage<FieldVisitRow>(await Ask(new FieldVisits(query), ct), query, Columns)
            {
                CaptionKey = "reviews.visits",
                EmptyKey = "reviews.visits-empty",
                SearchKey = "reviews.search-plan",
                Filters = [new ListFilter("status", "reviews.status", T.Choices<FieldVisitStatus>())],
            }
        );

    [HttpGet("/workspace/reviews/visits/{id}")]
    [AsksForPlace]
    public Task<IActionResult> Visit(Id<FieldVisit> id, CancellationToken ct) => Page(id, null, ct);

    [HttpPost("/workspace/reviews/visits/{id}/field")]
    public Task<IActionResult> Field(Id<FieldVisit> id, string field, VisitForm form, CancellationToken ct) =>
        SaveField(field, () => new WriteFieldVisit(id, form.Findings(), form.Notes()), _ => null, ct);

    [HttpPost("/workspace/reviews/visits/{id}/save")]
    [AsksForPlace]
    public Task<IActionResult> Save(Id<FieldVisit> id, VisitForm form, CancellationToken ct) =>
        Submit(
            () => new WriteFieldVisit(id, form.Findings(), form.Notes()),
            _ => Done(ReviewLinks.Visit(id), "reviews.draft-saved"),
            () => Page(id, form, ct),
            ct
        );

    [HttpPost("/workspace/reviews/visits/{id}/record")]
    [AsksForPlace]
    public Task<IActionResult> Record(Id<FieldVisit> id, VisitForm form, CancellationToken ct) =>
        Submit(
            () => new RecordFieldVisit(id, form.Findings(), form.Notes()),
            _ => Done(ReviewLinks.Visit(id), "reviews.visit-recorded"),
            () => Page(id, form, ct),
            ct
        );

    [HttpPost("/workspace/reviews/visits/{id}/photos")]
    [RequestSizeLimit(10 << 20)]
    public Task<IActionResult> AddPhoto(Id<FieldVisit> id, VisitPhotoForm form, CancellationToken ct) =>
        Submit(
            () => new AddVisitPhoto(id, Sent(form)),
            _ => Done(ReviewLinks.Visit(id), "reviews.photo-added"),
            () => Page(id, null, ct),
            ct
        );

    [HttpPost("/workspace/reviews/visits/{id}/photos/{photo}/remove")]
    public Task<IActionResult> RemovePhoto(Id<FieldVisit> id, Id<StoredFile> photo, CancellationToken ct) =>
        Submit(
            () => new RemoveVisitPhoto(id, photo),
            _ => Done(ReviewLinks.Visit(id), "reviews.photo-removed"),
            () => Page(id, null, ct),
            ct
        );

    [HttpGet("/workspace/reviews/visits/{id}/cancel")]
    public Task<IActionResult> Cancel(Id<FieldVisit> id, CancellationToken ct) => CancelPage(id, new ReasonForm(), ct);

    [HttpPost("/workspace/reviews/visits/{id}/cancel")]
    public Task<IActionResult> Cancel(Id<FieldVisit> id, ReasonForm form, CancellationToken ct) =>
        Submit(
            () => new CancelFieldVisit(id, form.Reason),
            _ => Done(ReviewLinks.Visit(id), "reviews.visit-cancelled"),
            () => CancelPage(id, form, ct),
            ct
        );

    private static Upload Sent(VisitPhotoForm form) =>
        form.Photo is { } photo
            ? new Upload(photo.FileName, photo.OpenReadStream(), photo.Length, nameof(form.Photo))
            : throw new RuleBrokenException(VisitRules.PhotoTaken) { Field = nameof(form.Photo) };

    private async Task<IActionResult> Page(Id<FieldVisit> id, VisitForm? form, CancellationToken ct)
    {
        var page = await Ask(new FieldVisitDetail(id), ct);
        Under(new Crumb(T["reviews.visits"], ReviewLinks.Visits));
        ViewData["Visit"] = page;
        return View("Visit", form?.Whole() ?? VisitForm.Of(page.Visit, clock.Today()));
    }

    private async Task<IActionResult> CancelPage(Id<FieldVisit> id, ReasonForm form, CancellationToken ct)
    {
        var page = await Ask(new FieldVisitDetail(id), ct);
        Under(new Crumb(T["reviews.visits"], ReviewLinks.Visits), new Crumb(page.BusinessName, ReviewLinks.Visit(id)));
        ViewData["Reason"] = new ReasonPage(
            T["reviews.cancel-visit"],
            T["reviews.cancel-visit-text", page.BusinessName, page.Visit.PlannedOn],
            "reviews.cancel-visit",
            ReviewLinks.Act(id, "cancel"),
            ReviewLinks.Visit(id)
        );
        return View("Forms/Reason", form);
    }
}
