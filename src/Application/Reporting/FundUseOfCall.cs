using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reporting;

/// <summary>The awards behind one call's figures of a year.</summary>
[RequirePermission(Permission.ViewFigures)]
public sealed record FundUseOfCall(Id<FundingCall> CallId, int Year) : IQuery<FundUseOfCallPage>;

public sealed record FundUseOfCallPage(
    Id<FundingCall> CallId,
    string CallReference,
    string CallTitle,
    CallKind Kind,
    IReadOnlyList<AwardUse> Awards
);

/// <summary>One grant or loan by its number.</summary>
public sealed record AwardUse(Guid? AwardId, string Reference, Money Committed, Money Obligated, Money Paid);

internal sealed class FundUseOfCallHandler(IProgrammeDb db) : QueryHandler<FundUseOfCall, FundUseOfCallPage>
{
    protected override async Task<FundUseOfCallPage> Handle(FundUseOfCall query, CancellationToken ct)
    {
        var call =
            await db
                .FundingCalls.AsNoTracking()
                .Where(c => c.Id == query.CallId)
                .Select(c => new
                {
                    c.Id,
                    c.Reference,
                    c.Title,
                    c.Kind,
                })
                .SingleOrDefaultAsync(ct)
            ?? throw new NotFoundException(nameof(FundingCall));
        var awards = await db.AwardsOf(query.Year, call.Reference, ct);
        return new FundUseOfCallPage(
            call.Id,
            call.Reference,
            call.Title,
            call.Kind,
            [
                .. awards
                    .OrderBy(a => a.Award, StringComparer.Ordinal)
                    .Select(a => new AwardUse(a.Id, a.Award, a.Committed, a.Obligated, a.Paid)),
            ]
        );
    }
}
