using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Programmes;

/// <summary>A call with all its terms, as staff see it.</summary>
[RequirePermission(Permission.ViewCalls)]
public sealed record CallDetail(Id<FundingCall> CallId) : IQuery<CallView>;

/// <summary>A call to read. <see cref="Version"/> guards its editing; regions are named.</summary>
public sealed record CallView(
    Id<FundingCall> Id,
    string Reference,
    CallStatus Status,
    uint Version,
    CallTerms Terms,
    string FundSource,
    string Funder,
    IReadOnlyList<string> RegionNames,
    IReadOnlyList<HistoryRow> History
);

internal sealed class CallDetailHandler(IProgrammeDb db) : QueryHandler<CallDetail, CallView>
{
    protected override async Task<CallView> Handle(CallDetail query, CancellationToken ct)
    {
        var call = await db.CallToRead(query.CallId, ct);
        var history = await db.HistoryOf(call.Id.Value, ct);
        return await db.ViewOf(call, history, ct);
    }
}

internal static class CallViews
{
    public static async Task<CallView> ViewOf(
        this IProgrammeDb db,
        FundingCall call,
        IReadOnlyList<HistoryRow> history,
        CancellationToken ct
    )
    {
        var codes = call.Regions.Select(r => r.Value).ToList();
        var more = await db
            .FundSources.AsNoTracking()
            .Where(f => f.Id == call.FundSourceId)
            .Select(f => new
            {
                f.Name,
                f.Funder,
                Regions = db
                    .Regions.Where(r => codes.Contains(r.Code))
                    .OrderBy(r => r.Code)
                    .Select(r => r.Name)
                    .ToList(),
            })
            .SingleAsync(ct);
        return new CallView(
            call.Id,
            call.Reference,
            call.Status,
            call.Version,
            call.Terms(),
            more.Name,
            more.Funder,
            more.Regions,
            history
        );
    }
}
