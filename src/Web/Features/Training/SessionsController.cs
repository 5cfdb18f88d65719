using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Training;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Training;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Training;

/// <summary>The sessions of a cohort: planning them, and who was there.</summary>
[Route(TrainingLinks.Cohorts + "/cohorts/{id:guid}/sessions")]
public sealed class SessionsController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Id<Cohort> id, CancellationToken ct)
    {
        var cohort = (await Ask(new CohortDetail(id), ct)).Cohort;
        var on = cohort.Sessions.Count == 0 ? cohort.StartsOn : cohort.Sessions.Max(s => s.On).AddDays(1);
        return await Form(
            id,
            null,
            new SessionForm { On = on > cohort.EndsOn ? cohort.EndsOn : on, Place = cohort.Place },
            ct
        );
    }

    [HttpPost("new")]
    public Task<IActionResult> New(Id<Cohort> id, SessionForm form, CancellationToken ct) => Save(id, null, form, ct);

    [HttpGet("{session:guid}")]
    public async Task<IActionResult> Change(Id<Cohort> id, Id<Session> session, CancellationToken ct) =>
        await Form(id, session, SessionForm.Of((await Find(id, session, ct)).Session), ct);

    [HttpPost("{session:guid}")]
    public Task<IActionResult> Change(Id<Cohort> id, Id<Session> session, SessionForm form, CancellationToken ct) =>
        Save(id, session, form, ct);

    [HttpPost("{session:guid}/remove")]
    public Task<IActionResult> Remove(Id<Cohort> id, Id<Session> session, CancellationToken ct) =>
        Submit(
            () => new RemoveSession(id, session),
            _ => Done(TrainingLinks.Cohort(id), "training.session-removed"),
            async () => await Change(id, session, ct),
            ct
        );

    [HttpGet("{session:guid}/attendance")]
    public async Task<IActionResult> Attendance(Id<Cohort> id, Id<Session> session, CancellationToken ct)
    {
        var (page, found) = await Find(id, session, ct);
        return Sheet(page, found, AttendanceForm.Of(page, found.Id));
    }

    [HttpPost("{session:guid}/attendance")]
    public Task<IActionResult> Attendance(
        Id<Cohort> id,
        Id<Session> session,
        AttendanceForm form,
        CancellationToken ct
    ) =>
        Submit(
            () => new RecordAttendance(id, session, form.ToMarks()),
            _ => Done(TrainingLinks.Cohort(id), "training.attendance-saved"),
            async () =>
            {
                var (page, found) = await Find(id, session, ct);
                return Sheet(page, found, form);
            },
            ct
        );

    private Task<IActionResult> Save(Id<Cohort> id, Id<Session>? session, SessionForm form, CancellationToken ct) =>
        Submit(
            () => new PlanSession(id, session, form.ToPlan()),
            _ => Done(TrainingLinks.Cohort(id), "training.session-saved"),
            () => Form(id, session, form, ct),
            ct
        );

    private async Task<(CohortPage Page, Session Session)> Find(
        Id<Cohort> id,
        Id<Session> session,
        CancellationToken ct
    )
    {
        var page = await Ask(new CohortDetail(id), ct);
        return (page, page.Cohort.Sessions.Find(s => s.Id == session) ?? throw new NotFoundException(nameof(Session)));
    }

    private async Task<IActionResult> Form(Id<Cohort> id, Id<Session>? session, SessionForm form, CancellationToken ct)
    {
        var page = await Ask(new CohortDetail(id), ct);
        Above(page);
        ViewData["Trainers"] = (await Ask(new Trainers(), ct))
            .Select(t => new Choice(t.Id.ToString(), t.FullName, t.Office))
            .ToArray();
        ViewData["Cohort"] = page.Cohort;
        ViewData["SessionId"] = session;
        return View("SessionForm", form);
    }

    private IActionResult Sheet(CohortPage page, Session session, AttendanceForm form)
    {
        Above(page);
        ViewData["Page"] = page;
        ViewData["Session"] = session;
        return View("Attendance", form);
    }

    private void Above(CohortPage page) =>
        Under(
            new Crumb(T["training.cohorts"], TrainingLinks.Cohorts),
            new Crumb(page.Cohort.Title, TrainingLinks.Cohort(page.Cohort.Id))
        );
}
