using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reporting;

/// <summary>The programme by regency and city, as far as the actor's region reaches. Counts and sums only.</summary>
[RequirePermission(Permission.ViewFigures)]
public sealed record RegionFigures : IQuery<IReadOnlyList<RegionFigure>>;

/// <param name="Code">Four digits of the regency or city.</param>
/// <param name="Granted">Paid out as grants.</param>
/// <param name="Lent">Paid out as loans.</param>
/// <param name="Outstanding">Principal still owed.</param>
/// <param name="AtRisk">Of that, owed by loans more than 30 days late with principal.</param>
public sealed record RegionFigure(
    string Code,
    string Name,
    int Verified,
    int Submitted,
    int Approved,
    Money Granted,
    Money Lent,
    Money Outstanding,
    Money AtRisk
);

internal sealed class RegionFiguresHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<RegionFigures, IReadOnlyList<RegionFigure>>
{
    protected override async Task<IReadOnlyList<RegionFigure>> Handle(RegionFigures query, CancellationToken ct) =>
        await db.FiguresByRegion(actor.Region?.Value ?? "", clock.Today(), ct);
}

/// <summary>The sums by regency and city that the public site and the workspace show.</summary>
internal static class RegionSums
{
    /// <summary>Regencies and cities whose code starts with the region's, by code. Those without any figure are left out.</summary>
    public static async Task<IReadOnlyList<RegionFigure>> FiguresByRegion(
        this IProgrammeDb db,
        string region,
        DateOnly today,
        CancellationToken ct
    )
    {
        var within = region + "%";
        var people = await db
            .Returnees.Where(r => r.Status == ReturneeStatus.Verified && r.Village != null)
            .Where(r => EF.Functions.Like((string)(object)r.Village!, within))
            .GroupBy(r => ((string)(object)r.Village!).Substring(0, 4))
            .Select(g => new { g.Key, Verified = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Verified, ct);
        var plans = await db
            .BusinessPlans.Where(p => p.SubmittedAt != null)
            .Where(p => EF.Functions.Like((string)(object)p.Region, within))
            .GroupBy(p => ((string)(object)p.Region).Substring(0, 4))
            .Select(g => new
            {
                g.Key,
                Submitted = g.Count(),
                Approved = g.Count(p => p.Status == PlanStatus.Approved),
            })
            .ToDictionaryAsync(g => g.Key, ct);
        var grants = await Granted(db, within, ct);
        var late = today.AddDays(-30);
        var loans = await db
            .Loans.Where(l => l.DisbursedOn != null && EF.Functions.Like((string)(object)l.Region, within))
            .GroupBy(l => ((string)(object)l.Region).Substring(0, 4))
            .Select(g => new
            {
                g.Key,
                Lent = g.Sum(l =>
                    (long)(object)l.Principal - (long)(object)l.ToCome - (long)(object)l.CancelledPrincipal
                ),
                Outstanding = g.Sum(l => l.Status == LoanStatus.Disbursed ? (long)(object)l.OutstandingPrincipal : 0),
                AtRisk = g.Sum(l =>
                    l.Status == LoanStatus.Disbursed && l.OldestUnpaidPrincipalOn < late
                        ? (long)(object)l.OutstandingPrincipal
                        : 0
                ),
            })
            .ToDictionaryAsync(g => g.Key, ct);

        var codes = people.Keys.Concat(plans.Keys).Concat(grants.Keys).Concat(loans.Keys).Distinct().ToList();
        var names = await db.Regions.Where(r => codes.Contains(r.Code)).ToDictionaryAsync(r => r.Code, r => r.Name, ct);
        return
        [
            .. codes
                .Order(StringComparer.Ordinal)
                .Select(code => new RegionFigure(
                    code,
                    names.GetValueOrDefault(code, code),
                    people.GetValueOrDefault(code),
                    plans.GetValueOrDefault(code)?.Submitted ?? 0,
                    plans.GetValueOrDefault(code)?.Approved ?? 0,
                    new Money(grants.GetValueOrDefault(code)),
                    new Money(loans.GetValueOrDefault(code)?.Lent ?? 0),
                    new Money(loans.GetValueOrDefault(code)?.Outstanding ?? 0),
                    new Money(loans.GetValueOrDefault(code)?.AtRisk ?? 0)
                )),
        ];
    }

    private static async Task<Dictionary<string, long>> Granted(IProgrammeDb db, string within, CancellationToken ct)
    {
        var paid =
            from grant in db.Grants
            from tranche in grant.Tranches
            where tranche.PaidOn != null
            join plan in db.BusinessPlans on grant.PlanId equals plan.Id
            where EF.Functions.Like((string)(object)plan.Region, within)
            select new
            {
                Region = ((string)(object)plan.Region).Substring(0, 4),
                Amount = (long)(object)tranche.Amount,
            };
        return await paid.GroupBy(p => p.Region)
            .Select(g => new { g.Key, Amount = g.Sum(p => p.Amount) })
            .ToDictionaryAsync(g => g.Key, g => g.Amount, ct);
    }
}
