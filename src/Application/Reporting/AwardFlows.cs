using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Reporting;

/// <summary>What the books say of one award in a year.</summary>
internal sealed record AwardFlow(string Call, string Award, Guid? Id, Money Committed, Money Obligated, Money Paid);

internal static class AwardFlows
{
    /// <summary>Awards with a promise or a payment in the year, read from the journal; of one call or of all.</summary>
    public static async Task<IReadOnlyList<AwardFlow>> AwardsOf(
        this IProgrammeDb db,
        int year,
        string? call,
        CancellationToken ct
    )
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var (ceiling, spent) = (
            call is null ? "ceiling:%" : $"ceiling:{call}",
            call is null ? "spent:%" : $"spent:{call}"
        );
        var moves = await (
            from e in db.LedgerEvents.AsNoTracking()
            where e.EffectiveOn >= first && e.EffectiveOn <= last
            from t in e.Transfers
            where
                (
                    EF.Functions.Like((string)(object)t.Debit, "committed:%")
                    && (
                        EF.Functions.Like((string)(object)t.Credit, ceiling)
                        || EF.Functions.Like((string)(object)t.Credit, spent)
                    )
                )
                || (
                    EF.Functions.Like((string)(object)t.Credit, "committed:%")
                    && (
                        EF.Functions.Like((string)(object)t.Debit, ceiling)
                        || EF.Functions.Like((string)(object)t.Debit, spent)
                    )
                )
            group t by new { t.Debit, t.Credit } into pair
            select new
            {
                pair.Key.Debit,
                pair.Key.Credit,
                Rupiah = pair.Sum(t => (long)(object)t.Amount),
            }
        ).ToListAsync(ct);
        var flows = moves
            .Select(m =>
            {
                var into = m.Credit.Kind == AccountKind.Committed;
                var (award, other) = into ? (m.Credit, m.Debit) : (m.Debit, m.Credit);
                // A payment leaves the commitment, a promise enters it; the way back takes both off again.
                var isPayment = other.Kind == AccountKind.Spent;
                return (
                    Call: other.Owner,
                    Award: award.Owner,
                    isPayment,
                    Rupiah: into == isPayment ? -m.Rupiah : m.Rupiah
                );
            })
            .GroupBy(m => (m.Call, m.Award))
            .ToList();
        var bound = await db.BoundAwards([.. flows.Select(f => f.Key.Award)], ct);
        return
        [
            .. flows.Select(f =>
            {
                var committed = new Money(Math.Max(0, f.Where(m => !m.isPayment).Sum(m => m.Rupiah)));
                var (id, isBound) = bound.GetValueOrDefault(f.Key.Award);
                return new AwardFlow(
                    f.Key.Call,
                    f.Key.Award,
                    id,
                    committed,
                    isBound ? committed : Money.Zero,
                    new Money(Math.Max(0, f.Where(m => m.isPayment).Sum(m => m.Rupiah)))
                );
            }),
        ];
    }

    /// <summary>Grants and loans by number, and whether an agreement binds the fund to them.</summary>
    private static async Task<Dictionary<string, (Guid? Id, bool Bound)>> BoundAwards(
        this IProgrammeDb db,
        List<string> references,
        CancellationToken ct
    )
    {
        var grants = db
            .Grants.AsNoTracking()
            .Where(g => references.Contains(g.Reference))
            .Select(g => new { g.Reference, Id = g.Id.Value });
        var loans = db
            .Loans.AsNoTracking()
            .Where(l => references.Contains(l.Reference))
            .Select(l => new { l.Reference, Id = l.Id.Value });
        var awards = (await grants.ToListAsync(ct)).Concat(await loans.ToListAsync(ct)).ToList();
        var ids = awards.Select(a => a.Id).ToList();
        var bound = await db
            .Agreements.AsNoTracking()
            .Where(a =>
                ids.Contains(a.SubjectId) && (a.Status == AgreementStatus.InForce || a.Status == AgreementStatus.Ended)
            )
            .Select(a => a.SubjectId)
            .ToListAsync(ct);
        return awards.ToDictionary(a => a.Reference, a => ((Guid?)a.Id, bound.Contains(a.Id)));
    }
}
