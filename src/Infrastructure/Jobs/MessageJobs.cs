using MediatR;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Notifications.Delivery;
using PmiEmas.Application.Notifications.Reminders;

namespace PmiEmas.Infrastructure.Jobs;

/// <summary>Reminders in the early morning, and the forgetting of old codes. Each request does a part and is sent until none is left.</summary>
internal static class MessageJobs
{
    public static readonly IReadOnlyList<ScheduledJob> All =
    [
        new(
            "remind-of-instalments",
            "0 0 5 * * ?",
            Missed.RunOnce,
            (mediator, on, ct) => UntilDone(mediator, () => new QueueInstalmentReminders(on), ct)
        ),
        new(
            "remind-of-reports",
            "0 5 5 * * ?",
            Missed.RunOnce,
            (mediator, on, ct) => UntilDone(mediator, () => new QueueReportReminders(on), ct)
        ),
        new(
            "remind-of-closing-calls",
            "0 10 5 * * ?",
            Missed.RunOnce,
            (mediator, on, ct) => UntilDone(mediator, () => new QueueClosingReminders(on), ct)
        ),
        new(
            "forget-expired-messages",
            "30 1/5 * * * ?",
            Missed.Skip,
            (mediator, _, ct) => UntilDone(mediator, () => new ForgetExpiredMessages(), ct)
        ),
    ];

    private static async Task UntilDone(IMediator mediator, Func<ICommand<int>> command, CancellationToken ct)
    {
        while (await mediator.Send(command(), ct) > 0)
            ct.ThrowIfCancellationRequested();
    }
}
