using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>Calls whose plans are being judged or decided. Filter: <c>status</c>; search: title, reference.</summary>
[RequirePermission(Permission.DecidePlans, Permission.ViewPlans)]
public sealed record CallsToDecide(ListQuery List) : IQuery<Slice<CallToDecideRow>>;

public sealed record CallToDecideRow(
    Id<FundingCall> Id,
    string Reference,
    string Title,
    CallStatus Status,
    Money Ceiling,
    int Ready,
    int Drafted,
    DateOnly ClosesOn
);

internal sealed class CallsToDecideHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<CallsToDecide, Slice<CallToDecideRow>>
{
    private static readonly Sorts<FundingCall, Id<FundingCall>> Sorts = new Sorts<FundingCall, Id<FundingCall>>(c =>
        c.Id
    )
        .By("closes", c => c.ClosesOn, descending: true)
        .By("title", c => c.Title);

    protected override Task<Slice<CallToDecideRow>> Handle(CallsToDecide query, CancellationToken ct)
    {
        var plans = db.BusinessPlans.VisibleTo(actor);
        var calls = db.FundingCalls.Where(c => c.Status != CallStatus.Draft && c.Status != CallStatus.Scheduled);
        if (query.List.Choice<CallStatus>("status") is { } status)
            calls = calls.Where(c => c.Status == status);
        if (query.List.Search is { } words)
        {
            var pattern = words.ToLowerInvariant().ToPattern();
            calls = calls.Where(c =>
                EF.Functions.Like(c.Title.ToLower(), pattern) || EF.Functions.Like(c.Reference.ToLower(), pattern)
            );
        }

        return calls.Slice(
            query.List,
            Sorts,
            c => new CallToDecideRow(
                c.Id,
                c.Reference,
                c.Title,
                c.Status,
                c.Ceiling,
                plans.Count(p => p.CallId == c.Id && p.Status == PlanStatus.ReadyForDecision),
                db.DecisionBatches.Where(b => b.CallId == c.Id && b.Status == BatchStatus.Draft)
                    .SelectMany(b => b.Entries)
                    .Count(),
                c.ClosesOn
            ),
            ct
        );
    }
}
