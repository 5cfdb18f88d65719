using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Ledger;

/// <summary>The months of the books, the newest first: which are closed, by whom, when.</summary>
[RequirePermission(Permission.ViewLedger)]
public sealed record Periods : IQuery<IReadOnlyList<PeriodRow>>;

/// <param name="Proposer">Who asked for the latest step.</param>
/// <param name="Next">The oldest month that is over and not closed.</param>
public sealed record PeriodRow(
    DateOnly Month,
    PeriodStatus Status,
    string? Proposer,
    DateTimeOffset? ProposedAt,
    string? ClosedBy,
    DateTimeOffset? ClosedAt,
    bool Next
);

internal sealed class PeriodsHandler(IProgrammeDb db, TimeProvider clock)
    : QueryHandler<Periods, IReadOnlyList<PeriodRow>>
{
    protected override async Task<IReadOnlyList<PeriodRow>> Handle(Periods query, CancellationToken ct)
    {
        var rows = await db.Set<AccountingPeriod>().AsNoTracking().ToDictionaryAsync(p => p.Month, ct);
        var people = rows
            .Values.SelectMany(p => new[] { p.ProposedById, p.ClosedById })
            .OfType<Id<StaffMember>>()
            .ToList();
        var names = await db.Staff.Where(s => people.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.FullName, ct);
        var closed = await db.ClosedMonths(ct);
        List<PeriodRow> months = [];
        var next = true;
        foreach (var month in await Months(rows.Keys, ct))
        {
            var row = rows.GetValueOrDefault(month);
            var isNext = next && !closed.Contains(month) && AccountingPeriod.LastDayOf(month) < clock.Today();
            next &= closed.Contains(month);
            months.Add(
                new PeriodRow(
                    month,
                    row?.Status ?? (closed.Contains(month) ? PeriodStatus.Closed : PeriodStatus.Open),
                    Name(row?.ProposedById),
                    row?.ProposedAt,
                    Name(row?.ClosedById),
                    row?.ClosedAt,
                    isNext
                )
            );
        }

        months.Reverse();
        return months;

        string? Name(Id<StaffMember>? id) => id is { } one ? names.GetValueOrDefault(one) : null;
    }

    /// <summary>From the first posting or row until this month.</summary>
    private async Task<IEnumerable<DateOnly>> Months(IReadOnlyCollection<DateOnly> rows, CancellationToken ct)
    {
        var today = clock.Today();
        var posted = await db.LedgerEvents.MinAsync(e => (DateOnly?)e.EffectiveOn, ct) ?? today;
        var first = rows.Append(AccountingPeriod.MonthOf(posted)).Min();
        var count = (today.Year - first.Year) * 12 + today.Month - first.Month + 1;
        return Enumerable.Range(0, Math.Max(count, 1)).Select(first.AddMonths);
    }
}
