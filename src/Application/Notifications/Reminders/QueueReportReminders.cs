using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Notifications.Events;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications.Reminders;

/// <summary>
/// Reminds of reports on grants due in 14 and in 3 days, and of overdue ones, as of the date; how many were reminded, at most some
/// hundreds. A day that was missed is made up for within the days that follow.
/// </summary>
[SystemRequest]
public sealed record QueueReportReminders(DateOnly On) : ICommand<int>;

internal sealed class QueueReportRemindersHandler(IProgrammeDb db, Postman postman)
    : CommandHandler<QueueReportReminders, int>
{
    private const int Batch = 200;

    private static readonly ReminderKind[] Kinds =
    [
        new("h-14", "report-due", 14),
        new("h-3", "report-due", 3),
        new("overdue", "report-overdue", -1),
    ];

    protected override async Task<int> Handle(QueueReportReminders command, CancellationToken ct)
    {
        var told = 0;
        foreach (var kind in Kinds)
        {
            var due = await Unreminded(kind, command.On).Take(Batch).ToListAsync(ct);
            foreach (var report in due)
                await Remind(kind, report, ct);
            told += due.Count;
        }

        return told;
    }

    private IQueryable<DueReport> Unreminded(ReminderKind kind, DateOnly on)
    {
        var (first, last, prefix) = (kind.FirstDay(on), kind.LastDay(on), kind.Prefix("report"));
        return from grant in db.Grants.AsNoTracking()
            from tranche in grant.Tranches
            where
                (tranche.Status == TrancheStatus.Paid || tranche.Status == TrancheStatus.ReturnedForCorrection)
                && tranche.ReportDueOn >= first
                && tranche.ReportDueOn <= last
                && !db.Set<Message>()
                    .Any(m =>
                        m.ReturneeId == grant.ReturneeId
                        && m.DedupeKey == prefix + ((Guid)(object)tranche.Id).ToString()
                    )
            orderby tranche.ReportDueOn, grant.Id
            select new DueReport(grant.Id, tranche.Id, grant.ReturneeId, grant.Reference, tranche.ReportDueOn!.Value);
    }

    private Task Remind(ReminderKind kind, DueReport report, CancellationToken ct) =>
        postman.ToReturnee(
            report.ReturneeId,
            kind.Template,
            kind.Prefix("report") + report.TrancheId,
            language =>
                new()
                {
                    ["reference"] = report.Reference,
                    ["dueOn"] = MessageValues.Date(report.DueOn, language),
                    ["link"] = SitePages.Grant(report.GrantId),
                },
            ct
        );

    private sealed record DueReport(
        Id<Grant> GrantId,
        Id<Tranche> TrancheId,
        Id<Returnee> ReturneeId,
        string Reference,
        DateOnly DueOn
    );
}
