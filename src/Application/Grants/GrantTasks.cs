using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>Reports to review, and announced refunds to find in the account.</summary>
internal sealed class GrantTasks(IProgrammeDb db) : ITaskSource
{
    private const int Shown = 50;
    private const int ReviewDays = 5;

    public async Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct)
    {
        List<InboxTask> tasks = [];
        if (actor.May(Permission.ReviewAccountability))
            tasks.AddRange(await Reports(actor, ct));
        if (actor.May(Permission.DecidePlans))
            tasks.AddRange(await Reallocations(actor, ct));
        if (actor.May(Permission.RecordRepayments))
            tasks.AddRange(await Refunds(actor, ct));
        return tasks;
    }

    private async Task<IEnumerable<InboxTask>> Reports(IActor actor, CancellationToken ct)
    {
        var rows = await (
            from report in db.Set<AccountabilityReport>().AsNoTracking().VisibleTo(actor, db)
            where report.Status == ReportStatus.Submitted
            orderby report.SubmittedAt
            select new
            {
                report.Id,
                report.SubmittedAt,
                Reference = db.Grants.Where(g => g.Id == report.GrantId).Select(g => g.Reference).First(),
                Name = db.Returnees.Where(r => r.Id == report.ReturneeId).Select(r => r.FullName).First(),
            }
        )
            .Take(Shown)
            .ToListAsync(ct);
        return rows.Select(r => new InboxTask(
            "review-report",
            r.Id.Value,
            r.Name,
            r.Reference,
            ProgrammeCalendar.DateOf(r.SubmittedAt!.Value).AddDays(ReviewDays)
        ));
    }

    private async Task<IEnumerable<InboxTask>> Reallocations(IActor actor, CancellationToken ct)
    {
        var rows = await (
            from grant in db.Grants.AsNoTracking().VisibleTo(actor, db)
            join request in db.Set<Reallocation>().AsNoTracking() on grant.Id equals request.GrantId
            where request.Status == ReallocationStatus.Requested
            orderby request.RequestedAt
            select new
            {
                grant.Id,
                grant.Reference,
                request.RequestedAt,
                Name = db.Returnees.Where(r => r.Id == grant.ReturneeId).Select(r => r.FullName).First(),
            }
        )
            .Take(Shown)
            .ToListAsync(ct);
        return rows.Select(r => new InboxTask(
            "decide-reallocation",
            r.Id.Value,
            r.Name,
            r.Reference,
            ProgrammeCalendar.DateOf(r.RequestedAt).AddDays(ReviewDays)
        ));
    }

    private async Task<IEnumerable<InboxTask>> Refunds(IActor actor, CancellationToken ct)
    {
        var rows = await (
            from grant in db.Grants.AsNoTracking().VisibleTo(actor, db)
            join receipt in db.Receipts.AsNoTracking() on (Guid)(object)grant.Id equals receipt.SubjectId
            where receipt.Purpose == ReceiptPurpose.GrantRefund && receipt.Status == ReceiptStatus.Announced
            orderby receipt.EnteredAt
            select new
            {
                grant.Id,
                receipt.Reference,
                receipt.EnteredAt,
                Name = db.Returnees.Where(r => r.Id == receipt.ReturneeId).Select(r => r.FullName).First(),
            }
        )
            .Take(Shown)
            .ToListAsync(ct);
        return rows.Select(r => new InboxTask(
            "confirm-refund",
            r.Id.Value,
            r.Name,
            r.Reference,
            ProgrammeCalendar.DateOf(r.EnteredAt).AddDays(1)
        ));
    }
}

/// <summary>A report to write, unspent money to return, or a payment on its way.</summary>
internal sealed class GrantNextStep(IProgrammeDb db) : INextStepSource
{
    public int Order => 30;

    public async Task<NextStep?> For(Id<Returnee> returnee, DateOnly today, CancellationToken ct)
    {
        var grants = await db
            .Grants.AsNoTracking()
            .Where(g => g.ReturneeId == returnee && g.Status == GrantStatus.Active)
            .OrderBy(g => g.AwardedAt)
            .ToListAsync(ct);
        if (grants.Count == 0)
            return null;
        var report = await db.Set<AccountabilityReport>()
            .AsNoTracking()
            .Where(r =>
                r.ReturneeId == returnee
                && (r.Status == ReportStatus.Draft || r.Status == ReportStatus.ReturnedForCorrection)
                && db.Grants.Any(g => g.Id == r.GrantId && g.Tranches.Any(t => t.Id == r.TrancheId && t.PaidOn != null))
            )
            .OrderBy(r => r.DueOn)
            .FirstOrDefaultAsync(ct);
        if (report is not null)
            return new NextStep(
                report.Status == ReportStatus.Draft ? "write-report" : "correct-report",
                report.Id.Value,
                report.DueOn,
                false
            );
        return Refund(grants) ?? Waiting(grants[0]);
    }

    private static NextStep? Refund(List<Grant> grants) =>
        grants.Find(g => !g.RefundDue.IsZero) is { } grant
            ? new NextStep("return-unspent", grant.Id.Value, null, false, grant.RefundDue.ToString())
            : null;

    private static NextStep? Waiting(Grant grant)
    {
        var open = grant.Tranches.OrderBy(t => t.No).FirstOrDefault(t => t.Status != TrancheStatus.Accepted);
        return open?.Status switch
        {
            TrancheStatus.ConditionsMet or TrancheStatus.Requested or TrancheStatus.Approved => new NextStep(
                "wait-grant-payment",
                grant.Id.Value,
                null,
                true,
                open.Amount.ToString()
            ),
            TrancheStatus.Reported => new NextStep("wait-report-review", grant.Id.Value, null, true),
            _ => null,
        };
    }
}
