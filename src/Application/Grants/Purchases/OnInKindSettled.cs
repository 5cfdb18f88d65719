using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>
/// The report on a tranche takes over what was bought from it: when the purchases are settled, or when the report opens after that.
/// What was not needed is released.
/// </summary>
internal sealed class OnInKindSettled(IProgrammeDb db, AwardPostings postings, TimeProvider clock)
    : IDomainEventHandler<InKindSettled>,
        IDomainEventHandler<ReportOpened>
{
    public async Task Handle(InKindSettled happened, CancellationToken ct)
    {
        var grant = (await db.Grants.FindAsync([happened.GrantId], ct))!;
        if (!happened.Left.IsZero)
            await postings.Release(
                grant.CallId,
                grant.AsSource(),
                happened.TrancheId.Value,
                happened.Left,
                clock.Today(),
                ct
            );
        var report = await db.Set<AccountabilityReport>()
            .SingleOrDefaultAsync(r => r.TrancheId == happened.TrancheId, ct);
        if (report is not null)
            await TakeOver(report, ct);
    }

    public async Task Handle(ReportOpened happened, CancellationToken ct)
    {
        var grant = (await db.Grants.FindAsync([happened.GrantId], ct))!;
        if (grant.Tranche(happened.TrancheId).SettledOn is not null)
            await TakeOver((await db.Set<AccountabilityReport>().FindAsync([happened.ReportId], ct))!, ct);
    }

    private async Task TakeOver(AccountabilityReport report, CancellationToken ct)
    {
        var purchases = await db.Set<Purchase>()
            .Where(p => p.TrancheId == report.TrancheId && p.Status == PurchaseStatus.Closed && p.PaidOn != null)
            .OrderBy(p => p.Reference)
            .AsSplitQuery()
            .ToListAsync(ct);
        foreach (var purchase in purchases)
        {
            var supplier = (await db.Set<Supplier>().FindAsync([purchase.Chosen!.SupplierId], ct))!;
            report.TakeOver(purchase, supplier.Name);
        }
    }
}
