using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reporting;

/// <summary>What each fund source has promised (commitment), is bound to (obligation) and has paid in a year, per call.</summary>
[RequirePermission(Permission.ViewFigures)]
public sealed record FundUse(int Year) : IQuery<IReadOnlyList<FundUseRow>>;

/// <param name="Committed">Awarded in the year, cancelled parts taken off.</param>
/// <param name="Obligated">Of that, what agreements in force or ended bind the fund to.</param>
/// <param name="Paid">Paid out in the year, whenever it was awarded.</param>
/// <param name="Left">What the call may still commit now.</param>
public sealed record FundUseRow(
    string Fund,
    string FundName,
    Id<FundingCall> CallId,
    string CallReference,
    string CallTitle,
    Money Ceiling,
    Money Committed,
    Money Obligated,
    Money Paid,
    Money Left
);

/// <summary>The awards behind one call's figures of a year.</summary>
[RequirePermission(Permission.ViewFigures)]
public sealed record FundUseOfCall(Id<FundingCall> CallId, int Year) : IQuery<FundUseOfCallPage>;

public sealed record FundUseOfCallPage(
    Id<FundingCall> CallId,
    string CallReference,
    string CallTitle,
    CallKind Kind,
    IReadOnlyList<AwardUse> Awards
);

/// <summary>One grant or loan by its number.</summary>
public sealed record AwardUse(Guid? AwardId, string Reference, Money Committed, Money Obligated, Money Paid);

internal sealed class FundUseHandler(IProgrammeDb db) : QueryHandler<FundUse, IReadOnlyList<FundUseRow>>
{
    protected override async Task<IReadOnlyList<FundUseRow>> Handle(FundUse query, CancellationToken ct)
    {
        var awards = (await db.AwardsOf(query.Year, null, ct)).ToLookup(a => a.Call);
        var calls = await (
            from call in db.FundingCalls.AsNoTracking()
            join fund in db.FundSources.AsNoTracking() on call.FundSourceId equals fund.Id
            where call.Status != CallStatus.Draft && call.Status != CallStatus.Scheduled
            orderby fund.Name, call.Reference
            select new
            {
                fund.Code,
                fund.Name,
                call.Id,
                call.Reference,
                call.Title,
                call.Ceiling,
                call.OpensOn,
            }
        ).ToListAsync(ct);
        var shown = calls.Where(c => c.OpensOn.Year == query.Year || awards.Contains(c.Reference)).ToList();
        var accounts = shown.Select(c => Account.Ceiling(c.Reference)).ToList();
        var left = await db.Set<AccountBalance>()
            .AsNoTracking()
            .Where(b => accounts.Contains(b.Account))
            .ToDictionaryAsync(b => b.Account, b => b.Amount, ct);
        return
        [
            .. shown.Select(c => new FundUseRow(
                c.Code,
                c.Name,
                c.Id,
                c.Reference,
                c.Title,
                c.Ceiling,
                Money.Sum(awards[c.Reference].Select(a => a.Committed)),
                Money.Sum(awards[c.Reference].Select(a => a.Obligated)),
                Money.Sum(awards[c.Reference].Select(a => a.Paid)),
                new Money(left.GetValueOrDefault(Account.Ceiling(c.Reference)))
            )),
        ];
    }
}

internal sealed class FundUseOfCallHandler(IProgrammeDb db) : QueryHandler<FundUseOfCall, FundUseOfCallPage>
{
    protected override async Task<FundUseOfCallPage> Handle(FundUseOfCall query, CancellationToken ct)
    {
        var call =
            await db
                .FundingCalls.AsNoTracking()
                .Where(c => c.Id == query.CallId)
                .Select(c => new
                {
                    c.Id,
                    c.Reference,
                    c.Title,
                    c.Kind,
                })
                .SingleOrDefaultAsync(ct)
            ?? throw new NotFoundException(nameof(FundingCall));
        var awards = await db.AwardsOf(query.Year, call.Reference, ct);
        return new FundUseOfCallPage(
            call.Id,
            call.Reference,
            call.Title,
            call.Kind,
            [
                .. awards
                    .OrderBy(a => a.Award, StringComparer.Ordinal)
                    .Select(a => new AwardUse(a.Id, a.Award, a.Committed, a.Obligated, a.Paid)),
            ]
        );
    }
}

/// <summary>What the books say of one award in a year.</summary>
internal sealed record AwardFlow(string Call, string Award, Guid? Id, Money Committed, Money Obligated, Money Paid);

internal static class FundUseQueries
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
