using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Grants;

/// <summary>A paid tranche gets its report to fill in; the report's fate moves the tranche.</summary>
internal sealed class OnTranchePaid(IProgrammeDb db, TimeProvider clock)
    : IDomainEventHandler<TranchePaid>,
        IDomainEventHandler<ReportSubmitted>,
        IDomainEventHandler<ReportAccepted>,
        IDomainEventHandler<ReportReturned>
{
    public async Task Handle(TranchePaid happened, CancellationToken ct)
    {
        var dueOn = happened.PaidOn.AddDays(Grant.ReportDays);
        var reports = db.Set<AccountabilityReport>();
        var begun = await reports.SingleOrDefaultAsync(r => r.TrancheId == happened.TrancheId, ct);
        if (begun is not null)
            begun.Postpone(dueOn);
        else
            reports.Add(
                AccountabilityReport.Open(
                    Id<AccountabilityReport>.New(),
                    happened.GrantId,
                    happened.TrancheId,
                    happened.ReturneeId,
                    dueOn
                )
            );
    }

    public async Task Handle(ReportSubmitted happened, CancellationToken ct) =>
        (await GrantOf(happened.GrantId, ct)).Report(happened.TrancheId);

    public async Task Handle(ReportAccepted happened, CancellationToken ct) =>
        (await GrantOf(happened.GrantId, ct)).AcceptReport(
            happened.TrancheId,
            happened.Spent,
            happened.Bought,
            clock.GetUtcNow()
        );

    public async Task Handle(ReportReturned happened, CancellationToken ct) =>
        (await GrantOf(happened.GrantId, ct)).ReturnReport(happened.TrancheId);

    private async Task<Grant> GrantOf(Id<Grant> id, CancellationToken ct)
    {
        await db.Lock(id, ct);
        return await db.Grants.SingleAsync(g => g.Id == id, ct);
    }
}
