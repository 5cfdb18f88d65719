using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Ledger;

/// <summary>The funds whose books are kept.</summary>
[RequirePermission(Permission.ViewLedger)]
public sealed record FundNames : IQuery<IReadOnlyList<FundName>>;

internal sealed class FundNamesHandler(IProgrammeDb db) : QueryHandler<FundNames, IReadOnlyList<FundName>>
{
    protected override async Task<IReadOnlyList<FundName>> Handle(FundNames query, CancellationToken ct) =>
        await db
            .FundSources.AsNoTracking()
            .OrderBy(f => f.Code)
            .Select(f => new FundName(f.Code, f.Name))
            .ToListAsync(ct);
}
