using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Grants;

/// <summary>Releases what a cancelled tranche had committed; ends the agreement and the award of a completed grant.</summary>
internal sealed class OnGrantCompleted(IProgrammeDb db, AwardPostings postings, TimeProvider clock)
    : IDomainEventHandler<GrantCompleted>,
        IDomainEventHandler<TrancheCancelled>
{
    public async Task Handle(TrancheCancelled happened, CancellationToken ct)
    {
        var grant = (await db.Grants.FindAsync([happened.GrantId], ct))!;
        await postings.Release(
            grant.CallId,
            grant.AsSource(),
            happened.TrancheId.Value,
            happened.Amount,
            clock.Today(),
            ct
        );
    }

    public async Task Handle(GrantCompleted happened, CancellationToken ct)
    {
        var plan = (await db.BusinessPlans.FindAsync([happened.PlanId], ct))!;
        plan.EndAward(clock.Today());
        var agreement = await db.Agreements.SingleOrDefaultAsync(a => a.SubjectId == happened.GrantId.Value, ct);
        if (agreement?.Status == AgreementStatus.InForce)
            agreement.End(clock.GetUtcNow());
    }
}
