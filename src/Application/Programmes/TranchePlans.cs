using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Programmes;

/// <summary>Every pattern of tranches by name: few, so without pages.</summary>
[RequirePermission(Permission.ViewCalls)]
public sealed record TranchePlans : IQuery<IReadOnlyList<TranchePlanRow>>;

public sealed record TranchePlanRow(
    Id<TranchePlan> Id,
    string Name,
    IReadOnlyList<TrancheTemplate> Parts,
    bool IsOffered,
    int Calls
);

internal sealed class TranchePlansHandler(IProgrammeDb db) : QueryHandler<TranchePlans, IReadOnlyList<TranchePlanRow>>
{
    protected override async Task<IReadOnlyList<TranchePlanRow>> Handle(TranchePlans query, CancellationToken ct) =>
        await db.Set<TranchePlan>()
            .AsNoTracking()
            .OrderBy(p => p.Name)
            .Select(p => new TranchePlanRow(
                p.Id,
                p.Name,
                p.Parts,
                p.IsOffered,
                db.FundingCalls.Count(c => c.TranchePlanId == p.Id)
            ))
            .ToListAsync(ct);
}

internal static class TranchePlanQueries
{
    public static async Task<TranchePlan> TranchePlanToChange(
        this IProgrammeDb db,
        Id<TranchePlan> id,
        CancellationToken ct
    ) => await db.Set<TranchePlan>().FindAsync([id], ct) ?? throw new NotFoundException(nameof(TranchePlan));

    /// <summary>The terms with the parts of the pattern they choose. Without one: what the call had, or everything at once.</summary>
    public static async Task<CallTerms> WithTranches(
        this IProgrammeDb db,
        CallTerms terms,
        FundingCall? before,
        CancellationToken ct
    )
    {
        if (terms.Kind == CallKind.Loan || terms.Tranches.Count > 0)
            return terms;
        if (terms.TranchePlanId is not { } id)
            return terms with { Tranches = before?.Tranches is { Count: > 0 } had ? had : [TrancheTemplate.Whole] };
        var plan = await db.TranchePlanToChange(id, ct);
        if (!plan.IsOffered && before?.TranchePlanId != id)
            throw new RuleBrokenException(TranchePlanRules.MustBeOffered) { Field = nameof(terms.TranchePlanId) };
        return terms with { Tranches = plan.Parts };
    }
}
