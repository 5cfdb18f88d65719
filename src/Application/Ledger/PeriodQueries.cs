using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Ledger;

/// <summary>Something that is not finished in a month that is to be closed. The name is the key of its text: <c>ledger.closing-{name}</c>.</summary>
public sealed record ClosingPoint(string Name, int Count, Money? Sum = null);

/// <summary>What one capability has open at the end of a month; nothing where all is done.</summary>
public interface IClosingCheck
{
    Task<IReadOnlyList<ClosingPoint>> OpenIn(DateOnly month, CancellationToken ct);
}

/// <summary>The loads that every use case of the months shares.</summary>
internal static class PeriodQueries
{
    /// <summary>How long a proof counts before a closing.</summary>
    private static readonly TimeSpan ProofHolds = TimeSpan.FromHours(48);

    public static async Task<ClosedMonths> ClosedMonths(this IProgrammeDb db, CancellationToken ct)
    {
        var rows = await db.Set<AccountingPeriod>()
            .AsNoTracking()
            .Select(p => new { p.Month, p.Status })
            .ToListAsync(ct);
        return new ClosedMonths(
            rows.Select(r => new ClosedMonths.Row(
                r.Month,
                r.Status is PeriodStatus.Closed or PeriodStatus.ReopeningProposed
            ))
        );
    }

    /// <summary>The month's row; a month that has none yet is open, or closed with a later one.</summary>
    public static async Task<AccountingPeriod> PeriodToChange(
        this IProgrammeDb db,
        DateOnly month,
        CancellationToken ct
    )
    {
        var first = AccountingPeriod.MonthOf(month);
        if (await db.Set<AccountingPeriod>().SingleOrDefaultAsync(p => p.Month == first, ct) is { } found)
            return found;
        var made = AccountingPeriod.Of(first, (await db.ClosedMonths(ct)).Contains(first));
        db.Set<AccountingPeriod>().Add(made);
        return made;
    }

    /// <summary>A month closes after those before it; where none was ever closed, those before close with it.</summary>
    public static async Task<bool> EarlierAreClosed(this IProgrammeDb db, DateOnly month, CancellationToken ct)
    {
        var first = AccountingPeriod.MonthOf(month);
        var earlier = await db.Set<AccountingPeriod>()
            .AsNoTracking()
            .Where(p => p.Month < first)
            .Select(p => new { p.Month, p.Status })
            .ToListAsync(ct);
        return earlier.TrueForAll(p => p.Status is PeriodStatus.Closed or PeriodStatus.ReopeningProposed)
            && (earlier.Count == 0 || earlier.Exists(p => p.Month == first.AddMonths(-1)));
    }

    public static async Task<BookProof?> LatestProof(this IProgrammeDb db, CancellationToken ct) =>
        await db.Set<BookProof>()
            .AsNoTracking()
            .OrderByDescending(p => p.At)
            .ThenByDescending(p => p.Id)
            .FirstOrDefaultAsync(ct);

    public static bool Holds(this BookProof? proof, DateTimeOffset now) =>
        proof is { IsSound: true } && proof.At >= now - ProofHolds;

    public static async Task<IReadOnlyList<ClosingPoint>> OpenIn(
        this IEnumerable<IClosingCheck> checks,
        DateOnly month,
        CancellationToken ct
    )
    {
        List<ClosingPoint> open = [];
        foreach (var check in checks)
            open.AddRange(await check.OpenIn(month, ct));
        return open;
    }

    public static Task<StaffMember> Member(this IProgrammeDb db, Id<StaffMember> id, CancellationToken ct) =>
        db.Staff.AsNoTracking().SingleAsync(s => s.Id == id, ct);
}
