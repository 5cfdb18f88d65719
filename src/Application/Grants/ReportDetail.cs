using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>A report with its receipts, and what they come to per budget line; for its returnee and for staff.</summary>
[RequirePermission(Permission.ViewGrants, Permission.UseOwnFile)]
public sealed record ReportDetail(Id<AccountabilityReport> ReportId) : IQuery<ReportPage>;

public sealed record ReportPage(
    AccountabilityReport Report,
    Id<Grant> GrantId,
    string GrantReference,
    string ReturneeName,
    string BusinessName,
    int TrancheNo,
    Money TrancheAmount,
    Money Available,
    IReadOnlyList<LineRealisation> Lines,
    Money BeyondLimit,
    int VarianceLimitPercent,
    IReadOnlyDictionary<Id<Domain.BusinessPlans.BudgetLine>, Money> Before,
    IReadOnlyList<HistoryRow> History
)
{
    /// <summary>What would be left of the money paid, were this report accepted as it is.</summary>
    public Money Left => Available.LessOrZero(Report.Spent.LessOrZero(BeyondLimit));
}

internal sealed class ReportDetailHandler(IProgrammeDb db, IActor actor) : QueryHandler<ReportDetail, ReportPage>
{
    protected override async Task<ReportPage> Handle(ReportDetail query, CancellationToken ct)
    {
        var report =
            await db.Set<AccountabilityReport>()
                .AsNoTracking()
                .VisibleTo(actor, db)
                .SingleOrDefaultAsync(r => r.Id == query.ReportId, ct)
            ?? throw new NotFoundException(nameof(AccountabilityReport));
        var grant = await db.Grants.AsNoTracking().SingleAsync(g => g.Id == report.GrantId, ct);
        var tranche = grant.Tranche(report.TrancheId);
        var earlier = await db.Set<AccountabilityReport>()
            .AsNoTracking()
            .Where(r => r.GrantId == grant.Id && r.Id != report.Id && r.Status == ReportStatus.Accepted)
            .SelectMany(r => r.Receipts)
            .Select(r => new { r.LineId, r.Amount })
            .ToListAsync(ct);
        var name = await db
            .Returnees.Where(r => r.Id == grant.ReturneeId)
            .Select(r => new
            {
                r.FullName,
                Business = db.BusinessPlans.Where(p => p.Id == grant.PlanId).Select(p => p.BusinessName).First(),
            })
            .SingleAsync(ct);
        return new ReportPage(
            report,
            grant.Id,
            grant.Reference,
            name.FullName,
            name.Business,
            tranche.No,
            tranche.Amount,
            report.Status == ReportStatus.Accepted ? grant.Unspent + (tranche.Realised ?? Money.Zero) : grant.Unspent,
            report.ByLine(grant.Lines),
            BeyondLimit(grant, report),
            grant.VarianceLimitPercent,
            earlier.GroupBy(r => r.LineId).ToDictionary(g => g.Key, g => Money.Sum(g.Select(r => r.Amount))),
            actor.Kind == ActorKind.Returnee ? [] : await db.HistoryOf(report.Id.Value, ct)
        );
    }

    /// <summary>What of an open report would not count, because its lines have no more room.</summary>
    private static Money BeyondLimit(Grant grant, AccountabilityReport report) =>
        report.Status == ReportStatus.Accepted
            ? Money.Zero
            : report.Spent - Money.Sum(grant.Counted(report.SpentByLine()).Select(c => c.Amount));
}
