using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Programmes;

/// <summary>Every fund source by name: few, so without pages.</summary>
[RequirePermission(Permission.ManageFundSources, Permission.ManageCalls, Permission.ViewLedger, Permission.ViewCalls)]
public sealed record FundSources : IQuery<IReadOnlyList<FundSourceRow>>;

public sealed record FundSourceRow(
    Id<FundSource> Id,
    string Code,
    string Name,
    FundSourceKind Kind,
    string Funder,
    IReadOnlyList<QuotationStep> Quotations
);

internal sealed class FundSourcesHandler(IProgrammeDb db) : QueryHandler<FundSources, IReadOnlyList<FundSourceRow>>
{
    protected override async Task<IReadOnlyList<FundSourceRow>> Handle(FundSources query, CancellationToken ct) =>
        await db
            .FundSources.AsNoTracking()
            .OrderBy(f => f.Name)
            .Select(f => new FundSourceRow(f.Id, f.Code, f.Name, f.Kind, f.Funder, f.Quotations))
            .ToListAsync(ct);
}
