using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Programmes;

/// <summary>The calls anybody may answer today, the soonest to close first.</summary>
[AllowAnonymousRequest]
public sealed record OpenCalls : IQuery<IReadOnlyList<OpenCallRow>>;

public sealed record OpenCallRow(
    Id<FundingCall> Id,
    string Title,
    CallKind Kind,
    string Summary,
    Money MinimumAmount,
    Money MaximumAmount,
    DateOnly ClosesOn,
    string Giver
);

internal sealed class OpenCallsHandler(IProgrammeDb db, TimeProvider clock)
    : QueryHandler<OpenCalls, IReadOnlyList<OpenCallRow>>
{
    protected override async Task<IReadOnlyList<OpenCallRow>> Handle(OpenCalls query, CancellationToken ct) =>
        await db
            .FundingCalls.AsNoTracking()
            .OpenOn(clock.Today())
            .OrderBy(c => c.ClosesOn)
            .ThenBy(c => c.Id)
            .Select(c => new OpenCallRow(
                c.Id,
                c.Title,
                c.Kind,
                c.Summary,
                c.MinimumAmount,
                c.MaximumAmount,
                c.ClosesOn,
                c.Lender ?? db.FundSources.Where(f => f.Id == c.FundSourceId).Select(f => f.Funder).First()
            ))
            .Take(50)
            .ToListAsync(ct);
}

/// <summary>A call that has opened, as everybody may read it; closed ones stay readable, drafts are not found.</summary>
[AllowAnonymousRequest]
public sealed record PublicCall(Id<FundingCall> CallId) : IQuery<CallView>;

internal sealed class PublicCallHandler(IProgrammeDb db) : QueryHandler<PublicCall, CallView>
{
    protected override async Task<CallView> Handle(PublicCall query, CancellationToken ct)
    {
        var call = await db.CallToRead(query.CallId, ct);
        return call.Status is CallStatus.Draft or CallStatus.Scheduled
            ? throw new NotFoundException(nameof(FundingCall))
            : await db.ViewOf(call, [], ct);
    }
}
