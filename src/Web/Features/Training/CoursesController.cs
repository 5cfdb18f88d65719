using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Training;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Training;

/// <summary>The courses of the programme.</summary>
public sealed class CoursesController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(TrainingLinks.Courses)]
    public async Task<IActionResult> Courses(CancellationToken ct)
    {
        Under(new Crumb(T["training.cohorts"], TrainingLinks.Cohorts));
        return View(await Ask(new Courses(), ct));
    }

    [HttpGet(TrainingLinks.NewCourse)]
    [Needs(Permission.ManageTraining)]
    public IActionResult New() => Form(new CourseForm(), null);

    [HttpPost(TrainingLinks.NewCourse)]
    public Task<IActionResult> New(CourseForm form, CancellationToken ct) =>
        Submit(
            () => new CreateCourse(form.Code, form.Title, form.Description ?? "", form.MinimumAttendance),
            _ => Done(TrainingLinks.Courses, "training.course-saved"),
            () => Task.FromResult(Form(form, null)),
            ct
        );

    [HttpGet(TrainingLinks.Courses + "/{id:guid}")]
    public async Task<IActionResult> Change(Id<Course> id, CancellationToken ct) =>
        Form(CourseForm.Of(await Find(id, ct)), id);

    [HttpPost(TrainingLinks.Courses + "/{id:guid}")]
    public Task<IActionResult> Change(Id<Course> id, CourseForm form, CancellationToken ct) =>
        Submit(
            () => new ChangeCourse(id, form.Title, form.Description ?? "", form.MinimumAttendance, form.IsOffered),
            _ => Done(TrainingLinks.Courses, "training.course-saved"),
            () => Task.FromResult(Form(form, id)),
            ct
        );

    private async Task<CourseRow> Find(Id<Course> id, CancellationToken ct) =>
        (await Ask(new Courses(), ct)).FirstOrDefault(c => c.Id == id) ?? throw new NotFoundException(nameof(Course));

    private IActionResult Form(CourseForm form, Id<Course>? id)
    {
        Under(
            new Crumb(T["training.cohorts"], TrainingLinks.Cohorts),
            new Crumb(T["training.courses"], TrainingLinks.Courses)
        );
        ViewData["IsNew"] = id is null;
        return View("CourseForm", form);
    }
}
