using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>What the list of loans can be narrowed to: the actor's regencies and the products.</summary>
[RequirePermission(Permission.ViewLoans)]
public sealed record LoanListChoices : IQuery<LoanChoices>;

public sealed record LoanChoices(IReadOnlyList<NamedChoice> Regions, IReadOnlyList<NamedChoice> Products);

public sealed record NamedChoice(string Code, string Name);

internal sealed class LoanListChoicesHandler(IProgrammeDb db, IActor actor) : QueryHandler<LoanListChoices, LoanChoices>
{
    /// <summary>Banten, where the programme began; offices elsewhere have their own region.</summary>
    private const string Home = "36";

    protected override async Task<LoanChoices> Handle(LoanListChoices query, CancellationToken ct)
    {
        var within = actor.Region?.Value ?? Home;
        // One round trip for both lists.
        var all = await db
            .Regions.AsNoTracking()
            .Where(r => r.Code.Length == 4 && r.Code.StartsWith(within))
            .Select(r => new
            {
                Kind = 1,
                r.Code,
                r.Name,
            })
            .Concat(
                db.LoanProducts.AsNoTracking()
                    .Select(p => new
                    {
                        Kind = 2,
                        p.Code,
                        p.Name,
                    })
            )
            .OrderBy(c => c.Code)
            .ToListAsync(ct);
        return new LoanChoices(
            [.. all.Where(c => c.Kind == 1).Select(c => new NamedChoice(c.Code, c.Name))],
            [.. all.Where(c => c.Kind == 2).Select(c => new NamedChoice(c.Code, c.Name))]
        );
    }
}
