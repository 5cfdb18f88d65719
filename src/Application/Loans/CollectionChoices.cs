using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>What the list of late borrowers can be narrowed to and handed out by: officers and regions with late loans.</summary>
[RequirePermission(Permission.CollectLoans)]
public sealed record CollectionChoices : IQuery<CollectionOptions>;

/// <param name="Today">Today.</param>
/// <param name="Officers">Who may look after loans here, by name.</param>
/// <param name="Regions">Regencies and districts in which loans are late.</param>
public sealed record CollectionOptions(
    DateOnly Today,
    IReadOnlyList<NamedChoice> Officers,
    IReadOnlyList<NamedChoice> Regions
);

internal sealed class CollectionChoicesHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<CollectionChoices, CollectionOptions>
{
    protected override async Task<CollectionOptions> Handle(CollectionChoices query, CancellationToken ct)
    {
        var today = clock.Today();
        var places = await db
            .Loans.AsNoTracking()
            .VisibleTo(actor)
            .Where(l => l.Status == LoanStatus.Disbursed && l.OldestUnpaidOn < today)
            .Select(l => ((string)(object)l.Region).Substring(0, 6))
            .Distinct()
            .ToListAsync(ct);
        var codes = places.SelectMany(p => new[] { p[..4], p }).Distinct().ToList();
        var regions = await db
            .Regions.AsNoTracking()
            .Where(r => codes.Contains(r.Code))
            .OrderBy(r => r.Code)
            .Select(r => new NamedChoice(r.Code, r.Name))
            .ToListAsync(ct);
        return new CollectionOptions(
            today,
            [.. (await db.Collectors(actor, ct)).Select(s => new NamedChoice(s.Id.ToString(), s.FullName))],
            regions
        );
    }
}
