using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Training;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Training;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Training;

/// <summary>What is done with a cohort: its moves, participants and certificates.</summary>
[Route(TrainingLinks.Cohorts + "/cohorts/{id:guid}")]
public sealed class CohortWorkController(IMediator mediator) : SiteController(mediator)
{
    [HttpPost("announce")]
    public Task<IActionResult> Announce(Id<Cohort> id, CancellationToken ct) =>
        Move(id, new AnnounceCohort(id), "announced", ct);

    [HttpPost("close-enrolment")]
    public Task<IActionResult> CloseEnrolment(Id<Cohort> id, CancellationToken ct) =>
        Move(id, new CloseEnrolment(id), "enrolment-closed", ct);

    [HttpPost("start")]
    public Task<IActionResult> Start(Id<Cohort> id, CancellationToken ct) =>
        Move(id, new StartCohort(id), "started", ct);

    [HttpPost("complete")]
    public Task<IActionResult> Complete(Id<Cohort> id, CancellationToken ct) =>
        Move(id, new CompleteCohort(id), "completed", ct);

    [HttpPost("cancel")]
    public Task<IActionResult> Cancel(Id<Cohort> id, ReasonForm form, CancellationToken ct) =>
        Move(id, new CancelCohort(id, form.Reason), "cancelled", ct);

    [HttpPost("enrol")]
    public Task<IActionResult> Enrol(Id<Cohort> id, EnrolForm form, CancellationToken ct) =>
        Submit(
            () => new EnrolReturnee(id, form.ReturneeReference),
            status =>
                Done(
                    TrainingLinks.Cohort(id),
                    status == EnrolmentStatus.Enrolled ? "training.enrolled-done" : "training.waiting-done"
                ),
            () => Page(id, ct),
            ct
        );

    [HttpPost("certificates/{certificate:guid}/revoke")]
    public Task<IActionResult> Revoke(
        Id<Cohort> id,
        Id<Certificate> certificate,
        ReasonForm form,
        CancellationToken ct
    ) => Move(id, new RevokeCertificate(id, certificate, form.Reason), "certificate-revoked", ct);

    private Task<IActionResult> Move(Id<Cohort> id, ICommand command, string said, CancellationToken ct) =>
        Submit(() => command, _ => Done(TrainingLinks.Cohort(id), "training." + said), () => Page(id, ct), ct);

    private async Task<IActionResult> Page(Id<Cohort> id, CancellationToken ct)
    {
        Under(new Crumb(T["training.cohorts"], TrainingLinks.Cohorts));
        return View("Cohort", await Ask(new CohortDetail(id), ct));
    }
}
