using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Ledger;

/// <summary>The trial balance per fund and kind of account, as it counted on a day and was known at a moment.</summary>
[RequirePermission(Permission.ViewLedger)]
public sealed record TrialBalance(AsOf AsOf) : IQuery<TrialBalancePage>;

public sealed record TrialBalancePage(AsOf AsOf, IReadOnlyList<TrialBalanceRow> Rows, IReadOnlyList<FundName> Funds);

public sealed record FundName(string Code, string Name);

/// <summary>Sums of one kind of account in one fund. Rupiah.</summary>
public sealed record TrialBalanceRow(string Fund, AccountKind Kind, long Debit, long Credit)
{
    /// <summary>What stands in the debit column: the excess of debits.</summary>
    public long DebitBalance => Math.Max(0, Debit - Credit);

    public long CreditBalance => Math.Max(0, Credit - Debit);

    public bool Memorandum => AccountNature.Of(Kind).Memorandum;
}

internal sealed class TrialBalanceHandler(IProgrammeDb db) : QueryHandler<TrialBalance, TrialBalancePage>
{
    protected override async Task<TrialBalancePage> Handle(TrialBalance query, CancellationToken ct)
    {
        var lines =
            from e in db.LedgerEvents.AsNoTracking().AsOf(query.AsOf)
            from t in e.Transfers
            select new
            {
                e.Fund,
                Debit = ((string)(object)t.Debit).Substring(0, ((string)(object)t.Debit).IndexOf(':')),
                Credit = ((string)(object)t.Credit).Substring(0, ((string)(object)t.Credit).IndexOf(':')),
                Rupiah = (long)(object)t.Amount,
            };
        var debits = await lines
            .GroupBy(l => new { l.Fund, l.Debit })
            .Select(g => new
            {
                g.Key.Fund,
                Kind = g.Key.Debit,
                Sum = g.Sum(l => l.Rupiah),
            })
            .ToListAsync(ct);
        var credits = await lines
            .GroupBy(l => new { l.Fund, l.Credit })
            .Select(g => new
            {
                g.Key.Fund,
                Kind = g.Key.Credit,
                Sum = g.Sum(l => l.Rupiah),
            })
            .ToListAsync(ct);
        var rows = debits
            .Select(d => (d.Fund, d.Kind, Debit: d.Sum, Credit: 0L))
            .Concat(credits.Select(c => (c.Fund, c.Kind, Debit: 0L, Credit: c.Sum)))
            .GroupBy(r => (r.Fund, r.Kind))
            .Select(g => new TrialBalanceRow(
                g.Key.Fund,
                AccountNature.OfPrefix(g.Key.Kind)!.Kind,
                g.Sum(r => r.Debit),
                g.Sum(r => r.Credit)
            ))
            .OrderBy(r => r.Fund, StringComparer.Ordinal)
            .ThenBy(r => r.Kind)
            .ToList();
        var funds = await db
            .FundSources.AsNoTracking()
            .OrderBy(f => f.Code)
            .Select(f => new FundName(f.Code, f.Name))
            .ToListAsync(ct);
        return new TrialBalancePage(query.AsOf, rows, funds);
    }
}
