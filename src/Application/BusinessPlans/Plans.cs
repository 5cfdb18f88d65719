using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>The plans the actor may see. Filters: <c>status</c>, <c>call</c>, <c>region</c> (4 digits); search: business, name, reference.</summary>
[RequirePermission(Permission.ViewPlans)]
public sealed record Plans(ListQuery Query) : IQuery<Slice<PlanRow>>;

public sealed record PlanRow(
    Id<BusinessPlan> Id,
    string Reference,
    string BusinessName,
    string Applicant,
    string Call,
    string? Regency,
    Money Requested,
    PlanStatus Status,
    DateTimeOffset ChangedAt
);

internal sealed class PlansHandler(IProgrammeDb db, IActor actor) : QueryHandler<Plans, Slice<PlanRow>>
{
    private static readonly Sorts<BusinessPlan, Id<BusinessPlan>> Sorts = new Sorts<BusinessPlan, Id<BusinessPlan>>(p =>
        p.Id
    )
        .By("changed", p => p.ChangedAt, descending: true)
        .By("requested", p => p.RequestedAmount)
        .By("reference", p => p.Reference);

    protected override Task<Slice<PlanRow>> Handle(Plans query, CancellationToken ct)
    {
        var plans = Filtered(db.BusinessPlans.VisibleTo(actor), query.Query);
        return plans.Slice(
            query.Query,
            Sorts,
            p => new PlanRow(
                p.Id,
                p.Reference,
                p.BusinessName,
                db.Returnees.Where(r => r.Id == p.ReturneeId).Select(r => r.FullName).First(),
                db.FundingCalls.Where(c => c.Id == p.CallId).Select(c => c.Title).First(),
                db.Regions.Where(r => r.Code == ((string)(object)p.Region).Substring(0, 4))
                    .Select(r => r.Name)
                    .FirstOrDefault(),
                p.RequestedAmount,
                p.Status,
                p.ChangedAt
            ),
            ct
        );
    }

    private IQueryable<BusinessPlan> Filtered(IQueryable<BusinessPlan> plans, ListQuery query)
    {
        if (query.Choice<PlanStatus>("status") is { } status)
            plans = plans.Where(p => p.Status == status);
        if (Id<FundingCall>.TryParse(query["call"], null, out var call))
            plans = plans.Where(p => p.CallId == call);
        if (RegionCode.TryParse(query["region"], null, out var region))
        {
            var start = region.Value + "%";
            plans = plans.Where(p => EF.Functions.Like((string)(object)p.Region, start));
        }

        if (query.Search is not { } words)
            return plans;
        var pattern = words.ToLowerInvariant().ToPattern();
        var named = plans.Where(p =>
            EF.Functions.Like(p.BusinessName.ToLower(), pattern) || EF.Functions.Like(p.Reference.ToLower(), pattern)
        );
        if (words.Any(char.IsAsciiDigit))
            return named;
        // The plan's words and the person's name have an index each; in one condition neither would serve.
        var name = PersonNames.Compared(words).ToPattern();
        var people = db.Returnees.Where(r => EF.Functions.Like(r.NameCompared, name)).Select(r => r.Id);
        var found = named.Select(p => p.Id).Union(plans.Where(p => people.Contains(p.ReturneeId)).Select(p => p.Id));
        return plans.Where(p => found.Contains(p.Id));
    }
}

/// <summary>What the list of plans can be narrowed to: calls that have opened, and the regencies of the programme's provinces.</summary>
[RequirePermission(Permission.ViewPlans)]
public sealed record PlanFilters : IQuery<PlanFilterChoices>;

public sealed record PlanFilterChoices(IReadOnlyList<RegionChoice> Calls, IReadOnlyList<RegionChoice> Regencies);

internal sealed class PlanFiltersHandler(IProgrammeDb db, IMemoryCache cache)
    : QueryHandler<PlanFilters, PlanFilterChoices>
{
    // The same for everybody and slow to change: not asked again for every page of the list.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    protected override async Task<PlanFilterChoices> Handle(PlanFilters query, CancellationToken ct) =>
        (
            await cache.GetOrCreateAsync(
                nameof(PlanFilters),
                entry =>
                {
                    entry.AbsoluteExpirationRelativeToNow = Kept;
                    return Read(ct);
                }
            )
        )!;

    private async Task<PlanFilterChoices> Read(CancellationToken ct)
    {
        var calls = await db
            .FundingCalls.AsNoTracking()
            .Where(c => c.Status != CallStatus.Draft && c.Status != CallStatus.Scheduled)
            .OrderByDescending(c => c.ClosesOn)
            .Take(40)
            .Select(c => new { c.Id, c.Title })
            .ToListAsync(ct);
        var regencies = await db
            .Regions.AsNoTracking()
            .Where(r =>
                r.Code.Length == 4 && db.BusinessPlans.Any(p => ((string)(object)p.Region).Substring(0, 4) == r.Code)
            )
            .OrderBy(r => r.Code)
            .Select(r => new RegionChoice(r.Code, r.Name))
            .ToListAsync(ct);
        return new PlanFilterChoices([.. calls.Select(c => new RegionChoice(c.Id.ToString(), c.Title))], regencies);
    }
}
