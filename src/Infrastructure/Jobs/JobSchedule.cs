using MediatR;
using PmiEmas.Application.Accounts;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Programmes;
using PmiEmas.Application.Training;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Jobs;

/// <summary>What happens to a run that was due while no program was there to do it.</summary>
internal enum Missed
{
    /// <summary>Left out: the next run does the same work.</summary>
    Skip,

    /// <summary>Made up for once, for the day it was due.</summary>
    RunOnce,
}

/// <summary>One request sent by the clock. Its date comes from the schedule, not from now, so a late run still speaks of its own day.</summary>
/// <param name="Name">The job's key in the store; never renamed.</param>
/// <param name="Cron">Seconds, minutes, hours, day, month, weekday; in Jakarta time.</param>
/// <param name="Missed">What becomes of a run that was missed.</param>
/// <param name="Send">Sends the request; runs as the system, in a scope of its own, and must be harmless when repeated.</param>
internal sealed record ScheduledJob(
    string Name,
    string Cron,
    Missed Missed,
    Func<IMediator, DateOnly, CancellationToken, Task> Send
);

/// <summary>Everything the programme does by the clock.</summary>
internal static class JobSchedule
{
    public static readonly IReadOnlyList<ScheduledJob> All =
    [
        new(
            "open-and-close-calls",
            "0 1 0 * * ?",
            Missed.RunOnce,
            (mediator, on, ct) => mediator.Send(new OpenAndCloseCalls(on), ct)
        ),
        new(
            "expire-seat-offers",
            "0 10 0 * * ?",
            Missed.RunOnce,
            (mediator, _, ct) => mediator.Send(new ExpireSeatOffers(), ct)
        ),
        new(
            "count-late-charges",
            "0 30 0 * * ?",
            Missed.RunOnce,
            async (mediator, on, ct) =>
            {
                while (await mediator.Send(new CountLateCharges(on), ct) > 0) { }
            }
        ),
        new("close-loans", "0 45 0 * * ?", Missed.RunOnce, (mediator, on, ct) => mediator.Send(new CloseLoans(on), ct)),
        new(
            "issue-portfolio-report",
            "0 40 3 1 * ?",
            Missed.RunOnce,
            (mediator, on, ct) => mediator.Send(new IssuePortfolioReport(on.AddMonths(-1)), ct)
        ),
        new(
            "clear-expired-access",
            "0 20 2 * * ?",
            Missed.Skip,
            (mediator, _, ct) => mediator.Send(new ClearExpiredAccess(), ct)
        ),
        new("prove-books", "0 0 3 * * ?", Missed.RunOnce, (mediator, _, ct) => mediator.Send(new ProveBooks(), ct)),
        .. MessageJobs.All,
        .. GatewayJobs.All,
    ];

    /// <summary>The programme's date of a run.</summary>
    public static DateOnly DateOf(DateTimeOffset due) => ProgrammeCalendar.DateOf(due);
}
