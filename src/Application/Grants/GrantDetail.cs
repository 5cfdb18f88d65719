using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Grants.Purchases;
using PmiEmas.Application.History;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>One grant with its tranches, payments, reports and refunds; a returnee sees their own.</summary>
[RequirePermission(Permission.ViewGrants, Permission.UseOwnFile)]
public sealed record GrantDetail(Id<Grant> GrantId) : IQuery<GrantPage>;

public sealed record GrantPage(
    Grant Grant,
    string ReturneeName,
    string BusinessName,
    string PlanReference,
    string CallReference,
    string CallTitle,
    string FundName,
    Id<Agreement>? AgreementId,
    AgreementStatus? AgreementStatus,
    bool AccountReady,
    IReadOnlyDictionary<Id<Tranche>, TranchePart> Parts,
    IReadOnlyList<RefundRow> Refunds,
    IReadOnlyList<Reallocation> Reallocations,
    IReadOnlyList<BoughtRow> Purchases,
    IReadOnlyList<HistoryRow> History
)
{
    public Reallocation? OpenReallocation =>
        Reallocations.FirstOrDefault(r => r.Status == ReallocationStatus.Requested);
}

/// <summary>Something bought for the returnee.</summary>
public sealed record BoughtRow(
    Id<Purchase> Id,
    Id<Tranche> TrancheId,
    string Reference,
    string Goods,
    PurchaseStatus Status,
    bool ToSign
);

/// <summary>What hangs on a tranche: its payment order and its report.</summary>
public sealed record TranchePart(
    Id<Payout>? PayoutId,
    string? PayoutReference,
    PayoutStatus? PayoutStatus,
    Id<AccountabilityReport>? ReportId,
    ReportStatus? ReportStatus
);

public sealed record RefundRow(
    Id<Receipt> Id,
    string Reference,
    Money Amount,
    DateOnly ReceivedOn,
    ReceiptStatus Status,
    Id<Domain.Documents.StoredFile>? ProofId,
    string? BankReference,
    string? Reason
);

internal sealed class GrantDetailHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<GrantDetail, GrantPage>
{
    protected override async Task<GrantPage> Handle(GrantDetail query, CancellationToken ct)
    {
        var grant =
            await db.Grants.AsNoTracking().VisibleTo(actor, db).SingleOrDefaultAsync(g => g.Id == query.GrantId, ct)
            ?? throw new NotFoundException(nameof(Grant));
        var around = await (
            from call in db.FundingCalls.AsNoTracking()
            where call.Id == grant.CallId
            select new
            {
                call.Reference,
                call.Title,
                Fund = db.FundSources.Where(f => f.Id == grant.FundSourceId).Select(f => f.Name).First(),
                Plan = db.BusinessPlans.Where(p => p.Id == grant.PlanId).Select(p => p.Reference).First(),
                Business = db.BusinessPlans.Where(p => p.Id == grant.PlanId).Select(p => p.BusinessName).First(),
            }
        ).SingleAsync(ct);
        var returnee = await db.Returnees.AsNoTracking().SingleAsync(r => r.Id == grant.ReturneeId, ct);
        var agreement = await db
            .Agreements.AsNoTracking()
            .Where(a => a.SubjectId == grant.Id.Value)
            .Select(a => new { a.Id, a.Status })
            .FirstOrDefaultAsync(ct);
        return new GrantPage(
            grant,
            returnee.FullName,
            around.Business,
            around.Plan,
            around.Reference,
            around.Title,
            around.Fund,
            agreement?.Id,
            agreement?.Status,
            returnee.BankAccount?.Usable(clock.GetUtcNow()) == true,
            await Parts(grant, ct),
            await Refunds(grant, ct),
            await db.Set<Reallocation>()
                .AsNoTracking()
                .Where(r => r.GrantId == grant.Id)
                .OrderBy(r => r.Id)
                .ToListAsync(ct),
            await Purchases(grant, ct),
            actor.Kind == ActorKind.Returnee ? [] : await db.HistoryOf(grant.Id.Value, ct)
        );
    }

    private async Task<List<BoughtRow>> Purchases(Grant grant, CancellationToken ct) =>
        await db.Set<Purchase>()
            .AsNoTracking()
            .VisibleTo(actor, db)
            .Where(p => p.GrantId == grant.Id)
            .OrderBy(p => p.Reference)
            .Select(p => new BoughtRow(
                p.Id,
                p.TrancheId,
                p.Reference,
                p.Items.OrderBy(i => i.Position).Select(i => i.Description).First(),
                p.Status,
                p.Deliveries.Any(d => d.SignedAt == null)
            ))
            .ToListAsync(ct);

    private async Task<Dictionary<Id<Tranche>, TranchePart>> Parts(Grant grant, CancellationToken ct)
    {
        var ids = grant.Tranches.Select(t => t.Id.Value).ToList();
        var payouts = await db
            .Payouts.AsNoTracking()
            .Where(p => ids.Contains(p.SubjectId) && p.Status != PayoutStatus.Cancelled)
            .Select(p => new
            {
                p.Id,
                p.SubjectId,
                p.Reference,
                p.Status,
            })
            .ToDictionaryAsync(p => p.SubjectId, ct);
        var reports = await db.Set<AccountabilityReport>()
            .AsNoTracking()
            .Where(r => r.GrantId == grant.Id)
            .Select(r => new
            {
                r.Id,
                r.TrancheId,
                r.Status,
            })
            .ToDictionaryAsync(r => r.TrancheId, ct);
        return grant.Tranches.ToDictionary(
            t => t.Id,
            t =>
            {
                var payout = payouts.GetValueOrDefault(t.Id.Value);
                var report = reports.GetValueOrDefault(t.Id);
                return new TranchePart(payout?.Id, payout?.Reference, payout?.Status, report?.Id, report?.Status);
            }
        );
    }

    private async Task<List<RefundRow>> Refunds(Grant grant, CancellationToken ct) =>
        await db
            .Receipts.AsNoTracking()
            .Where(r => r.SubjectId == grant.Id.Value)
            .OrderBy(r => r.Id)
            .Select(r => new RefundRow(
                r.Id,
                r.Reference,
                r.Amount,
                r.ReceivedOn,
                r.Status,
                r.ProofId,
                r.BankReference,
                r.Reason
            ))
            .ToListAsync(ct);
}
