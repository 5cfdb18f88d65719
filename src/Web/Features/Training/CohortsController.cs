using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Training;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Training;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Training;

/// <summary>Cohorts: the list, one of them, and the forms that plan it.</summary>
public sealed class CohortsController(IMediator mediator) : SiteController(mediator)
{
    private static readonly ListColumns<CohortRow> Columns = new ListColumns<CohortRow>()
        .Link("training.title", c => c.Title, c => TrainingLinks.Cohort(c.Id), sort: "title", note: c => c.Reference)
        .Add("training.course", c => c.Course, note: c => c.Place)
        .Add("training.starts-on", c => c.StartsOn, sort: "starts")
        .Add("training.enrolled", c => $"{c.Enrolled} / {c.Capacity}", right: true)
        .Add("training.waiting", c => c.Waiting)
        .Chip("training.status", c => TrainingChips.Of(c.Status))
        .InFile("training.ends-on", c => c.EndsOn);

    [HttpGet(TrainingLinks.Cohorts)]
    public async Task<IActionResult> Cohorts(ListQuery query, CancellationToken ct)
    {
        var courses = await Ask(new Courses(), ct);
        var page = new ListPage<CohortRow>(await Ask(new Cohorts(query), ct), query, Columns)
        {
            CaptionKey = "training.cohorts",
            EmptyKey = "training.cohorts-empty",
            SearchKey = "training.cohorts-search",
            Filters =
            [
                new ListFilter("status", "training.status", T.Choices<CohortStatus>()),
                new ListFilter("course", "training.course", [.. courses.Select(c => new Choice(c.Code, c.Title))]),
            ],
            CsvPath = TrainingLinks.Cohorts + "/csv",
        };
        return View(page);
    }

    [HttpGet(TrainingLinks.Cohorts + "/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> CohortsFile(ListQuery query, CancellationToken ct) =>
        Csv("angkatan.csv", Columns, (await Ask(new Cohorts(query.ForExport()), ct)).Rows);

    [HttpGet(TrainingLinks.Cohorts + "/cohorts/{id:guid}")]
    public async Task<IActionResult> Cohort(Id<Cohort> id, CancellationToken ct)
    {
        Under(new Crumb(T["training.cohorts"], TrainingLinks.Cohorts));
        return View("Cohort", await Ask(new CohortDetail(id), ct));
    }

    [HttpGet(TrainingLinks.NewCohort)]
    public Task<IActionResult> New(CancellationToken ct) => Form(new CohortForm(), null, ct);

    [HttpPost(TrainingLinks.NewCohort)]
    public Task<IActionResult> New(CohortForm form, CancellationToken ct) =>
        Submit(
            () => new PlanCohort(form.CourseId!.Value, form.ToPlan()),
            id => Done(TrainingLinks.Cohort(id), "training.cohort-saved"),
            () => Form(form, null, ct),
            ct
        );

    [HttpGet(TrainingLinks.Cohorts + "/cohorts/{id:guid}/change")]
    public async Task<IActionResult> Change(Id<Cohort> id, CancellationToken ct) =>
        await Form(CohortForm.Of((await Ask(new CohortDetail(id), ct)).Cohort), id, ct);

    [HttpPost(TrainingLinks.Cohorts + "/cohorts/{id:guid}/change")]
    public Task<IActionResult> Change(Id<Cohort> id, CohortForm form, CancellationToken ct) =>
        Submit(
            () => new ChangeCohort(id, form.ToPlan()),
            _ => Done(TrainingLinks.Cohort(id), "training.cohort-saved"),
            () => Form(form, id, ct),
            ct
        );

    private async Task<IActionResult> Form(CohortForm form, Id<Cohort>? id, CancellationToken ct)
    {
        Under(new Crumb(T["training.cohorts"], TrainingLinks.Cohorts));
        ViewData["Courses"] = (await Ask(new Courses(), ct))
            .Where(c => c.IsOffered || c.Id == form.CourseId)
            .Select(c => new Choice(c.Id.ToString(), c.Title))
            .ToArray();
        ViewData["Regions"] = (await Ask(new Regencies(), ct)).Select(r => new Choice(r.Code, r.Name)).ToArray();
        ViewData["CohortId"] = id;
        return View("CohortForm", form);
    }
}
