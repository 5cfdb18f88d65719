using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Training;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Training;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;

namespace PmiEmas.Web.Features.Training;

/// <summary>The returnee's own training: courses to join, seats, sessions, certificates.</summary>
[Face(Face.Portal)]
public sealed class MyTrainingController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(TrainingLinks.Mine)]
    public async Task<IActionResult> MyTraining(CancellationToken ct) =>
        View("MyTraining", await Ask(new MyTraining(), ct));

    [HttpPost(TrainingLinks.Mine + "/{id:guid}/enrol")]
    public Task<IActionResult> Enrol(Id<Cohort> id, CancellationToken ct) =>
        Submit(
            () => new EnrolInCohort(id),
            status =>
                Done(
                    TrainingLinks.Mine,
                    status == EnrolmentStatus.Enrolled ? "training.seat-taken" : "training.on-waiting-list"
                ),
            () => MyTraining(ct),
            ct
        );

    [HttpPost(TrainingLinks.Mine + "/{id:guid}/accept")]
    public Task<IActionResult> Accept(Id<Cohort> id, CancellationToken ct) =>
        Act(new AcceptSeat(id), "training.seat-taken", ct);

    [HttpPost(TrainingLinks.Mine + "/{id:guid}/leave")]
    public Task<IActionResult> Leave(Id<Cohort> id, CancellationToken ct) =>
        Act(new LeaveCohort(id), "training.left", ct);

    private Task<IActionResult> Act(ICommand command, string said, CancellationToken ct) =>
        Submit(() => command, _ => Done(TrainingLinks.Mine, said), () => MyTraining(ct), ct);
}
