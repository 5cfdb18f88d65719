using MediatR;
using PmiEmas.Infrastructure.Identity;
using PmiEmas.Infrastructure.Outbox;
using Quartz;

namespace PmiEmas.Infrastructure.Jobs;

/// <summary>Sends the request of the schedule's entry that carries this job's name. The only body a job has.</summary>
[DisallowConcurrentExecution]
internal sealed class SendRequestJob(IMediator mediator, CurrentActor actor) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        actor.BecomeSystem();
        var job = JobSchedule.All.Single(j => j.Name == context.JobDetail.Key.Name);
        var due = JobSchedule.DateOf(context.ScheduledFireTimeUtc ?? context.FireTimeUtc);
        await job.Send(mediator, due, cancellationToken);
    }
}

/// <summary>Sends what is due in the outbox: the truth behind the signal, which may get lost with its process.</summary>
[DisallowConcurrentExecution]
internal sealed class DrainOutboxJob(OutboxDrain drain) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await drain.Drain(cancellationToken);
}
