using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Programmes;

/// <summary>A fund source's ceilings per year and region, with what is promised of each.</summary>
[RequirePermission(Permission.ManageFundSources, Permission.ManageCalls, Permission.ViewLedger)]
public sealed record FundCeilings(Id<FundSource> FundSourceId) : IQuery<FundCeilingsPage>
{
    /// <summary>Awards and new ceilings of one fund and year wait for each other here.</summary>
    internal static string Gate(string fund, int year) => $"fund-year:{fund}:{year}";
}

public sealed record FundCeilingsPage(FundSourceRow Fund, IReadOnlyList<FundCeilingRow> Ceilings);

/// <param name="Region">Null for the whole of the fund source.</param>
public sealed record FundCeilingRow(int Year, string? Region, string? RegionName, Money Amount, Money Used)
{
    public Money Left => Amount.LessOrZero(Used);
}

internal sealed class FundCeilingsHandler(IProgrammeDb db) : QueryHandler<FundCeilings, FundCeilingsPage>
{
    protected override async Task<FundCeilingsPage> Handle(FundCeilings query, CancellationToken ct)
    {
        var fund =
            await db
                .FundSources.AsNoTracking()
                .Where(f => f.Id == query.FundSourceId)
                .Select(f => new FundSourceRow(f.Id, f.Code, f.Name, f.Kind, f.Funder, f.Quotations))
                .SingleOrDefaultAsync(ct)
            ?? throw new NotFoundException(nameof(FundSource));
        var ceilings = await db.Set<FundCeiling>().AsNoTracking().Where(c => c.FundSourceId == fund.Id).ToListAsync(ct);
        var accounts = ceilings.Select(c => Account.FundUsed(c.KeyOf(fund.Code))).ToList();
        var used = await db.Set<AccountBalance>()
            .AsNoTracking()
            .Where(b => accounts.Contains(b.Account))
            .ToDictionaryAsync(b => b.Account, b => b.Amount, ct);
        var codes = ceilings.Select(c => c.Region?.Value).OfType<string>().ToList();
        var names = await db.Regions.Where(r => codes.Contains(r.Code)).ToDictionaryAsync(r => r.Code, r => r.Name, ct);
        return new FundCeilingsPage(
            fund,
            [
                .. ceilings
                    .OrderByDescending(c => c.Year)
                    .ThenBy(c => c.Region?.Value ?? "", StringComparer.Ordinal)
                    .Select(c => new FundCeilingRow(
                        c.Year,
                        c.Region?.Value,
                        c.Region is { } region ? names.GetValueOrDefault(region.Value) ?? region.Value : null,
                        c.Amount,
                        new Money(used.GetValueOrDefault(Account.FundUsed(c.KeyOf(fund.Code))))
                    )),
            ]
        );
    }
}
