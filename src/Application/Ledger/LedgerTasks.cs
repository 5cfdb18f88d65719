using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Ledger;

/// <summary>Months that wait for a second person, months that are over and not closed, and books that a proof found wrong.</summary>
internal sealed class LedgerTasks(IProgrammeDb db) : ITaskSource
{
    /// <summary>Days after its end by which a month should be closed.</summary>
    private const int CloseWithin = 10;

    public async Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct)
    {
        List<InboxTask> tasks = [];
        if (actor.May(Permission.ViewLedger) && await db.LatestProof(ct) is { IsSound: false } unsound)
            tasks.Add(
                new InboxTask(
                    "see-to-books",
                    unsound.Id.Value,
                    string.Join(", ", unsound.Checks.Where(c => c.Faults > 0).Select(c => c.Invariant).Distinct()),
                    null,
                    ProgrammeCalendar.DateOf(unsound.At)
                )
            );
        if (actor.May(Permission.ConfirmPeriods))
            tasks.AddRange(await ToConfirm(actor, ct));
        if (actor.May(Permission.ProposePeriods))
            tasks.AddRange(await ToClose(today, ct));
        return tasks;
    }

    private async Task<IEnumerable<InboxTask>> ToConfirm(IActor actor, CancellationToken ct)
    {
        var rows = await db.Set<AccountingPeriod>()
            .AsNoTracking()
            .Where(p => p.Status == PeriodStatus.ClosingProposed || p.Status == PeriodStatus.ReopeningProposed)
            .Where(p => p.ProposedById != actor.StaffId)
            .ToListAsync(ct);
        return rows.Select(p => new InboxTask(
            p.Status == PeriodStatus.ClosingProposed ? "confirm-closing" : "confirm-reopening",
            p.Id.Value,
            $"{p.Month:MM/yyyy}",
            p.Reason,
            ProgrammeCalendar.DateOf(p.ProposedAt!.Value).AddDays(2)
        ));
    }

    /// <summary>Only once months are closed at all, or the first would wait for ever.</summary>
    private async Task<IEnumerable<InboxTask>> ToClose(DateOnly today, CancellationToken ct)
    {
        var rows = await db.Set<AccountingPeriod>().AsNoTracking().ToListAsync(ct);
        if (!rows.Exists(p => !p.TakesPostings))
            return [];
        var month = rows.Where(p => p.Status == PeriodStatus.Open)
            .Select(p => p.Month)
            .Append(rows.Max(p => p.Month).AddMonths(1))
            .Min();
        return AccountingPeriod.LastDayOf(month) < today
            ?
            [
                new InboxTask(
                    "close-month",
                    Guid.Empty,
                    $"{month:MM/yyyy}",
                    null,
                    month.AddMonths(1).AddDays(CloseWithin - 1)
                ),
            ]
            : [];
    }
}
