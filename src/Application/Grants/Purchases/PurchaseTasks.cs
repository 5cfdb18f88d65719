using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>Orders to decide, goods to hand over, invoices to ask for, complaints to answer, accounts to confirm.</summary>
internal sealed class PurchaseTasks(IProgrammeDb db) : ITaskSource
{
    private const int Shown = 50;
    private const int OrderDays = 3;
    private const int AnswerDays = 5;

    private static readonly (string Kind, int Days, Expression<Func<Purchase, bool>> Waits)[] OfOfficers =
    [
        ("collect-quotations", OrderDays, p => p.Status == PurchaseStatus.Draft),
        (
            "hand-over-goods",
            Grant.ReportDays / 4,
            p => p.Status == PurchaseStatus.Ordered && !p.Deliveries.Any(d => d.SignedAt == null)
        ),
        ("record-invoice", OrderDays, p => p.Status == PurchaseStatus.Delivered && p.InvoiceFileId == null),
        ("answer-purchase-complaint", AnswerDays, p => p.Complaints.Any(c => c.AnsweredAt == null)),
    ];

    public async Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct)
    {
        List<InboxTask> tasks = [];
        if (actor.May(Permission.OrderPurchases))
            tasks.AddRange(await Of("order-purchase", OrderDays, p => p.Status == PurchaseStatus.Submitted, actor, ct));
        if (!actor.May(Permission.ManagePurchases))
            return tasks;
        foreach (var (kind, days, waits) in OfOfficers)
            tasks.AddRange(await Of(kind, days, waits, actor, ct));
        tasks.AddRange(await Accounts(actor, today, ct));
        return tasks;
    }

    private async Task<List<InboxTask>> Of(
        string kind,
        int days,
        Expression<Func<Purchase, bool>> waits,
        IActor actor,
        CancellationToken ct
    )
    {
        var rows = await db.Set<Purchase>()
            .AsNoTracking()
            .VisibleTo(actor, db)
            .Where(waits)
            .OrderBy(p => p.Id)
            .Take(Shown)
            .Select(p => new
            {
                p.Id,
                p.Reference,
                Since = p.OrderedAt ?? p.DraftedAt,
                Name = db.Returnees.Where(r => r.Id == p.ReturneeId).Select(r => r.FullName).First(),
            })
            .ToListAsync(ct);
        return
        [
            .. rows.Select(r => new InboxTask(
                kind,
                r.Id.Value,
                r.Name,
                r.Reference,
                ProgrammeCalendar.DateOf(r.Since).AddDays(days)
            )),
        ];
    }

    private async Task<List<InboxTask>> Accounts(IActor actor, DateOnly today, CancellationToken ct) =>
        [
            .. (
                await db.Set<Supplier>()
                    .AsNoTracking()
                    .Where(s => s.Account.ConfirmedAt == null && s.Account.ChangedById != actor.StaffId)
                    .OrderBy(s => s.Id)
                    .Take(Shown)
                    .Select(s => new { s.Id, s.Name })
                    .ToListAsync(ct)
            ).Select(s => new InboxTask("confirm-supplier-account", s.Id.Value, s.Name, "", today)),
        ];
}

/// <summary>Goods that were handed over and wait for the returnee's signature.</summary>
internal sealed class PurchaseNextStep(IProgrammeDb db) : INextStepSource
{
    public int Order => 25;

    public async Task<NextStep?> For(Id<Returnee> returnee, DateOnly today, CancellationToken ct)
    {
        var waiting = await db.Set<Purchase>()
            .AsNoTracking()
            .Where(p => p.ReturneeId == returnee && p.Deliveries.Any(d => d.SignedAt == null))
            .OrderBy(p => p.Id)
            .Select(p => (Guid?)p.Id.Value)
            .FirstOrDefaultAsync(ct);
        return waiting is { } id ? new NextStep("sign-handover", id, null, false) : null;
    }
}
