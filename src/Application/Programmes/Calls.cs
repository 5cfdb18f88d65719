using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Programmes;

/// <summary>All calls. Filters: <c>status</c>, <c>kind</c>; search: title, reference.</summary>
[RequirePermission(Permission.ViewCalls)]
public sealed record Calls(ListQuery Query) : IQuery<Slice<CallRow>>;

public sealed record CallRow(
    Id<FundingCall> Id,
    string Reference,
    string Title,
    CallKind Kind,
    CallStatus Status,
    string FundSource,
    Money Ceiling,
    DateOnly OpensOn,
    DateOnly ClosesOn
);

internal sealed class CallsHandler(IProgrammeDb db) : QueryHandler<Calls, Slice<CallRow>>
{
    private static readonly Sorts<FundingCall, Id<FundingCall>> Sorts = new Sorts<FundingCall, Id<FundingCall>>(c =>
        c.Id
    )
        .By("closes", c => c.ClosesOn, descending: true)
        .By("opens", c => c.OpensOn)
        .By("ceiling", c => c.Ceiling)
        .By("title", c => c.Title);

    protected override Task<Slice<CallRow>> Handle(Calls query, CancellationToken ct)
    {
        var calls = db.FundingCalls.AsQueryable();
        if (query.Query.Choice<CallStatus>("status") is { } status)
            calls = calls.Where(c => c.Status == status);
        if (query.Query.Choice<CallKind>("kind") is { } kind)
            calls = calls.Where(c => c.Kind == kind);
        if (query.Query.Search is { } words)
        {
            var pattern = words.ToLowerInvariant().ToPattern();
            calls = calls.Where(c =>
                EF.Functions.Like(c.Title.ToLower(), pattern) || EF.Functions.Like(c.Reference.ToLower(), pattern)
            );
        }

        return calls.Slice(
            query.Query,
            Sorts,
            c => new CallRow(
                c.Id,
                c.Reference,
                c.Title,
                c.Kind,
                c.Status,
                db.FundSources.Where(f => f.Id == c.FundSourceId).Select(f => f.Name).First(),
                c.Ceiling,
                c.OpensOn,
                c.ClosesOn
            ),
            ct
        );
    }
}
