using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>The grants the actor may see. Filters: <c>status</c>, <c>tranche</c> (a tranche's state), <c>call</c> (its number); search: number, name.</summary>
[RequirePermission(Permission.ViewGrants)]
public sealed record GrantList(ListQuery Query) : IQuery<Slice<GrantRow>>;

public sealed record GrantRow(
    Id<Grant> Id,
    string Reference,
    string Name,
    string Business,
    string Call,
    Money Amount,
    long Paid,
    GrantStatus Status,
    DateTimeOffset AwardedAt
);

internal sealed class GrantListHandler(IProgrammeDb db, IActor actor) : QueryHandler<GrantList, Slice<GrantRow>>
{
    private static readonly Sorts<Grant, Id<Grant>> Sorts = new Sorts<Grant, Id<Grant>>(g => g.Id)
        .By("awarded", g => g.AwardedAt, descending: true)
        .By("reference", g => g.Reference)
        .By("amount", g => g.Amount);

    protected override Task<Slice<GrantRow>> Handle(GrantList query, CancellationToken ct)
    {
        var grants = db.Grants.VisibleTo(actor, db);
        if (query.Query.Choice<GrantStatus>("status") is { } status)
            grants = grants.Where(g => g.Status == status);
        if (query.Query.Choice<TrancheStatus>("tranche") is { } tranche)
            grants = grants.Where(g => g.Tranches.Any(t => t.Status == tranche));
        if (query.Query["call"] is { } call)
            grants = grants.Where(g => db.FundingCalls.Any(c => c.Id == g.CallId && c.Reference == call));
        if (query.Query.Search is { } words)
        {
            var pattern = words.ToLowerInvariant().ToPattern();
            grants = grants.Where(g =>
                EF.Functions.Like(g.Reference.ToLower(), pattern)
                || db.Returnees.Any(r => r.Id == g.ReturneeId && EF.Functions.Like(r.FullName.ToLower(), pattern))
            );
        }

        return grants.Slice(
            query.Query,
            Sorts,
            g => new GrantRow(
                g.Id,
                g.Reference,
                db.Returnees.Where(r => r.Id == g.ReturneeId).Select(r => r.FullName).First(),
                db.BusinessPlans.Where(p => p.Id == g.PlanId).Select(p => p.BusinessName).First(),
                db.FundingCalls.Where(c => c.Id == g.CallId).Select(c => c.Reference).First(),
                g.Amount,
                g.Tranches.Sum(t => (long)(object)t.Bought + (t.PaidOn != null ? (long)(object)t.Cash : 0)),
                g.Status,
                g.AwardedAt
            ),
            ct
        );
    }
}
