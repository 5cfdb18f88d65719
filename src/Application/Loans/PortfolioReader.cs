using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>What every report of the portfolio shares.</summary>
internal sealed class PortfolioReader(IProgrammeDb db, IPortfolioBook book, IActor actor, TimeProvider clock)
{
    public DateOnly DayOf(PortfolioDay asked) => asked.On is { } on && on < clock.Today() ? on : clock.Today();

    /// <summary>The loans of the day that the actor may see.</summary>
    public IQueryable<BookLoan> Loans(PortfolioDay asked)
    {
        var (on, today) = (DayOf(asked), clock.Today());
        var loans =
            on == today && asked.Known is null ? book.Today(today) : book.AsOf(on, asked.Known ?? clock.GetUtcNow());
        if (actor.Kind == ActorKind.System)
            return loans;
        if (actor.Kind != ActorKind.Staff || !actor.May(Permission.ViewLoans))
            return loans.Where(l => false);
        return actor.Region is { } region
            ? loans.Where(l => EF.Functions.Like((string)(object)l.Region, region.Value + "%"))
            : loans;
    }

    /// <summary>The rates of provision in force on the day, as they were known.</summary>
    public Task<ProvisionScale> Rates(PortfolioDay asked, CancellationToken ct) =>
        RatesOn(DayOf(asked), asked.Known ?? clock.GetUtcNow(), ct);

    public async Task<ProvisionScale> RatesOn(DateOnly on, DateTimeOffset known, CancellationToken ct) =>
        await db
            .ProvisionRates.AsNoTracking()
            .Where(r => r.From <= on && r.At <= known)
            .OrderByDescending(r => r.From)
            .ThenByDescending(r => r.At)
            .Select(r => r.Scale)
            .FirstOrDefaultAsync(ct)
        ?? ProvisionScale.Standard;

    /// <summary>The figures of the day, in all and by one dimension; summed by one statement.</summary>
    public async Task<Portfolio> Report(PortfolioDay day, PortfolioDimension? by, CancellationToken ct)
    {
        var rates = await Rates(day, ct);
        var sums = await Sums(Loans(day).GroupBy(KeyOf(by)), rates).ToListAsync(ct);
        var names = by is { } dimension ? await Names(dimension, ct) : [];
        var groups = sums.GroupBy(s => s.Key)
            .Select(g => new PortfolioGroup(
                g.Key,
                by == PortfolioDimension.Cohort ? $"{g.Key[..4]}-{g.Key[4..]}" : names.GetValueOrDefault(g.Key, g.Key),
                new PortfolioFigures([.. g])
            ))
            .OrderBy(g => by == PortfolioDimension.Cohort ? g.Key : g.Name, StringComparer.Ordinal);
        return new Portfolio(DayOf(day), day.Known, rates, new PortfolioFigures(sums), by is null ? [] : [.. groups]);
    }

    private static Expression<Func<BookLoan, BookKey>> KeyOf(PortfolioDimension? by) =>
        by switch
        {
            PortfolioDimension.Region => l => new BookKey
            {
                Key = ((string)(object)l.Region).Substring(0, 4),
                Quality = l.Quality,
            },
            PortfolioDimension.Product => l => new BookKey { Key = l.Product, Quality = l.Quality },
            PortfolioDimension.FundSource => l => new BookKey
            {
                Key = ((Guid)(object)l.FundSourceId).ToString(),
                Quality = l.Quality,
            },
            PortfolioDimension.Officer => l => new BookKey
            {
                Key = l.CollectorId == null ? PortfolioGroup.Nobody : ((Guid)(object)l.CollectorId.Value).ToString(),
                Quality = l.Quality,
            },
            PortfolioDimension.Cohort => l => new BookKey
            {
                Key = (l.DisbursedOn.Year * 100 + l.DisbursedOn.Month).ToString(),
                Quality = l.Quality,
            },
            _ => l => new BookKey { Key = "", Quality = l.Quality },
        };

    private static IQueryable<PortfolioSum> Sums(IQueryable<IGrouping<BookKey, BookLoan>> groups, ProvisionScale rates)
    {
        var (r1, r2, r3) = (rates.Current, rates.SpecialMention, rates.Substandard);
        var (r4, r5) = (rates.Doubtful, rates.Loss);
        return groups.Select(g => new PortfolioSum
        {
            Key = g.Key.Key,
            Quality = g.Key.Quality,
            Loans = g.Count(),
            LateLoans = g.Count(l => l.DaysPastDue > 0),
            Outstanding = g.Sum(l => (long)(object)l.Outstanding),
            OverduePrincipal = g.Sum(l => (long)(object)l.OverduePrincipal),
            OverdueCharge = g.Sum(l => (long)(object)l.OverdueCharge),
            Late1 = g.Sum(l => l.PrincipalDaysPastDue > 1 ? (long)(object)l.Outstanding : 0),
            Late30 = g.Sum(l => l.PrincipalDaysPastDue > 30 ? (long)(object)l.Outstanding : 0),
            Late90 = g.Sum(l => l.PrincipalDaysPastDue > 90 ? (long)(object)l.Outstanding : 0),
            Par1 = g.Sum(l => l.Restructured || l.PrincipalDaysPastDue > 1 ? (long)(object)l.Outstanding : 0),
            Par30 = g.Sum(l => l.Restructured || l.PrincipalDaysPastDue > 30 ? (long)(object)l.Outstanding : 0),
            Par90 = g.Sum(l => l.Restructured || l.PrincipalDaysPastDue > 90 ? (long)(object)l.Outstanding : 0),
            RestructuredLoans = g.Count(l => l.Restructured),
            Restructured = g.Sum(l => l.Restructured ? (long)(object)l.Outstanding : 0),
            // Half up for each loan, so that every breakdown sums to the same.
            Provision = g.Sum(l =>
                (
                    (long)(object)l.Outstanding
                        * (
                            l.Quality == 1 ? r1
                            : l.Quality == 2 ? r2
                            : l.Quality == 3 ? r3
                            : l.Quality == 4 ? r4
                            : r5
                        )
                    + 5_000
                ) / 10_000
            ),
        });
    }

    private Task<Dictionary<string, string>> Names(PortfolioDimension by, CancellationToken ct) =>
        by switch
        {
            PortfolioDimension.Region => db
                .Regions.AsNoTracking()
                .Where(r => r.Code.Length == 4)
                .ToDictionaryAsync(r => r.Code, r => r.Name, ct),
            PortfolioDimension.Product => db
                .LoanProducts.AsNoTracking()
                .Select(p => new { p.Code, p.Name })
                .ToDictionaryAsync(p => p.Code, p => p.Name, ct),
            PortfolioDimension.FundSource => db
                .FundSources.AsNoTracking()
                .Select(f => new { f.Id, f.Name })
                .ToDictionaryAsync(f => f.Id.ToString(), f => f.Name, ct),
            PortfolioDimension.Officer => db
                .Staff.AsNoTracking()
                .Select(s => new { s.Id, s.FullName })
                .ToDictionaryAsync(s => s.Id.ToString(), s => s.FullName, ct),
            _ => Task.FromResult(new Dictionary<string, string>()),
        };

    private sealed record BookKey
    {
        public string Key { get; init; } = "";
        public int Quality { get; init; }
    }
}
