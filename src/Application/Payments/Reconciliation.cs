using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>The bank's and the books' balance of one fund's account, for each day of a month; without a fund of the first that has an account.</summary>
[RequirePermission(Permission.MatchStatements, Permission.ViewLedger)]
public sealed record Reconciliation(string? Fund, DateOnly? Month) : IQuery<ReconciliationPage>;

public sealed record ReconciliationPage(
    string? Fund,
    DateOnly Month,
    IReadOnlyList<ReconciledFund> Funds,
    IReadOnlyList<ReconciledDay> Days
);

public sealed record ReconciledFund(string Code, string Name);

/// <summary>One day at its end. Rupiah; the bank's balance is null where no statement tells it.</summary>
/// <param name="Unknown">Lines of the day that nobody knows yet.</param>
/// <param name="Uncovered">Postings of the day that no line shows; their signed sum.</param>
public sealed record ReconciledDay(DateOnly Day, long? Bank, long Books, int Unknown, int Uncovered, long UncoveredSum)
{
    public long? Difference => Bank - Books;
}

internal sealed class ReconciliationHandler(IProgrammeDb db, IActor actor, BookedCandidates booked, TimeProvider clock)
    : QueryHandler<Reconciliation, ReconciliationPage>
{
    protected override async Task<ReconciliationPage> Handle(Reconciliation query, CancellationToken ct)
    {
        var today = clock.Today();
        var asked = query.Month ?? today;
        var (first, last) = (new DateOnly(asked.Year, asked.Month, 1), Ends(asked, today));
        var accounts = await Accounts(ct);
        var account = accounts.FirstOrDefault(a => query.Fund is null || a.Code == query.Fund);
        var funds = accounts.Select(a => new ReconciledFund(a.Code, a.Name)).ToList();
        return account is null
            ? new ReconciliationPage(query.Fund, first, funds, [])
            : new ReconciliationPage(account.Code, first, funds, await Days(account, first, last, ct));
    }

    private static DateOnly Ends(DateOnly asked, DateOnly today)
    {
        var end = new DateOnly(asked.Year, asked.Month, DateTime.DaysInMonth(asked.Year, asked.Month));
        return end > today ? today : end;
    }

    private async Task<List<KnownAccount>> Accounts(CancellationToken ct) =>
        !actor.SeesStatements()
            ? []
            : await (
                from a in db.Set<FundAccount>().AsNoTracking()
                join f in db.FundSources on a.FundSourceId equals f.Id
                orderby f.Name
                select new KnownAccount(a.Id, f.Code, f.Name)
            ).ToListAsync(ct);

    private async Task<IReadOnlyList<ReconciledDay>> Days(
        KnownAccount account,
        DateOnly first,
        DateOnly last,
        CancellationToken ct
    )
    {
        var bank = await BankBalances(account.Id, first, last, ct);
        var books = await BookMovements(account.Code, last, ct);
        var unknown = await Unknown(account.Id, first, last, ct);
        var uncovered = (
            await booked
                .Uncovered(account.Code, first, last)
                .Select(p => new { p.EffectiveOn, p.Amount })
                .ToListAsync(ct)
        ).ToLookup(p => p.EffectiveOn, p => p.Amount);
        List<ReconciledDay> days = [];
        var (atBank, inBooks) = (
            bank.Where(b => b.Day < first).Select(b => (long?)b.Balance).LastOrDefault(),
            books.Where(b => b.Day < first).Sum(b => b.Moved)
        );
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            atBank = bank.Where(b => b.Day == day).Select(b => (long?)b.Balance).LastOrDefault() ?? atBank;
            inBooks += books.Where(b => b.Day == day).Sum(b => b.Moved);
            days.Add(
                new ReconciledDay(
                    day,
                    atBank,
                    inBooks,
                    unknown.GetValueOrDefault(day),
                    uncovered[day].Count(),
                    uncovered[day].Sum()
                )
            );
        }

        return days;
    }

    /// <summary>The last balance the bank told on each day, and the last one before.</summary>
    private async Task<List<DayBalance>> BankBalances(
        Id<FundAccount> account,
        DateOnly first,
        DateOnly last,
        CancellationToken ct
    )
    {
        var lines = db.Set<StatementLine>()
            .AsNoTracking()
            .Where(l => l.FundAccountId == account && l.Balance != null && l.BookedOn <= last);
        var before = await lines.Where(l => l.BookedOn < first).MaxAsync(l => (DateOnly?)l.BookedOn, ct);
        var rows = await lines
            .Where(l => l.BookedOn >= (before ?? first))
            .OrderBy(l => l.BookedOn)
            .ThenBy(l => l.StatementId)
            .ThenBy(l => l.No)
            .Select(l => new { l.BookedOn, l.Balance })
            .ToListAsync(ct);
        return [.. rows.GroupBy(r => r.BookedOn).Select(day => new DayBalance(day.Key, day.Last().Balance!.Value))];
    }

    private async Task<List<DayMovement>> BookMovements(string fund, DateOnly last, CancellationToken ct)
    {
        var bank = Account.Bank(fund);
        var moved =
            from e in db.LedgerEvents.AsNoTracking()
            where e.Fund == fund && e.EffectiveOn <= last
            from t in e.Transfers
            where t.Debit == bank || t.Credit == bank
            group t.Debit == bank ? (long)(object)t.Amount : -(long)(object)t.Amount by e.EffectiveOn into day
            select new { day.Key, Sum = day.Sum() };
        return [.. (await moved.ToListAsync(ct)).Select(m => new DayMovement(m.Key, m.Sum))];
    }

    private Task<Dictionary<DateOnly, int>> Unknown(
        Id<FundAccount> account,
        DateOnly first,
        DateOnly last,
        CancellationToken ct
    ) =>
        db.Set<StatementLine>()
            .Where(l => l.FundAccountId == account && l.BookedOn >= first && l.BookedOn <= last)
            .Where(l => l.Status != LineStatus.Matched && l.Status != LineStatus.Settled)
            .GroupBy(l => l.BookedOn)
            .Select(g => new { g.Key, Lines = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Lines, ct);

    private sealed record KnownAccount(Id<FundAccount> Id, string Code, string Name);

    private sealed record DayBalance(DateOnly Day, long Balance);

    private sealed record DayMovement(DateOnly Day, long Moved);
}
