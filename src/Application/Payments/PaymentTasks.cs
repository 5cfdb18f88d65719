using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Payouts to prepare, submit, check, send and confirm, for makers and checkers.</summary>
internal sealed class PaymentTasks(IProgrammeDb db, IEnumerable<IPayable> payables) : ITaskSource
{
    private const int Shown = 50;

    // The gateway itself says whether its payouts arrived; what the treasury pays is never sent.
    private static readonly (string Kind, Expression<Func<Payout, bool>> Waits)[] OfMakers =
    [
        ("submit-payout", p => p.Status == PayoutStatus.Prepared),
        ("send-payout", p => p.Status == PayoutStatus.Approved && p.Rail != PayoutRail.Treasury),
        ("record-disbursement", p => p.Status == PayoutStatus.Approved && p.Rail == PayoutRail.Treasury),
        ("confirm-payout", p => p.Status == PayoutStatus.Sent && p.Rail != PayoutRail.Gateway),
        ("retry-payout", p => p.Status == PayoutStatus.Failed),
    ];

    public async Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct)
    {
        List<InboxTask> tasks = [];
        if (actor.May(Permission.PreparePayouts))
        {
            foreach (var payable in payables)
                tasks.AddRange(
                    (await payable.Ready(actor, ct))
                        .Take(Shown)
                        .Select(p => new InboxTask(
                            KindOf(p.Subject.Purpose),
                            p.Subject.Id,
                            p.Recipient,
                            p.Subject.Reference,
                            today
                        ))
                );
            foreach (var (kind, waits) in OfMakers)
                tasks.AddRange(await Of(kind, waits, actor, ct));
        }

        if (actor.May(Permission.ApprovePayouts))
            tasks.AddRange(await Of("check-payout", p => p.Status == PayoutStatus.Submitted, actor, ct));
        return tasks;
    }

    private static string KindOf(PayoutPurpose purpose) =>
        purpose switch
        {
            PayoutPurpose.GrantTranche => "prepare-grant-payout",
            PayoutPurpose.LoanDisbursement => "prepare-loan-payout",
            PayoutPurpose.LoanTranche => "prepare-loan-tranche",
            PayoutPurpose.SupplierPayment => "prepare-supplier-payout",
            _ => "prepare-credit-refund",
        };

    private async Task<List<InboxTask>> Of(
        string kind,
        Expression<Func<Payout, bool>> waits,
        IActor actor,
        CancellationToken ct
    )
    {
        var rows = await db
            .Payouts.AsNoTracking()
            .VisibleTo(actor, db)
            .Where(waits)
            .OrderBy(p => p.Id)
            .Take(Shown)
            .Select(p => new
            {
                p.Id,
                p.Reference,
                p.Payee.Holder,
                Since = p.SentAt ?? p.ApprovedAt ?? p.SubmittedAt ?? p.PreparedAt,
            })
            .ToListAsync(ct);
        return
        [
            .. rows.Select(r => new InboxTask(
                kind,
                r.Id.Value,
                r.Holder,
                r.Reference,
                ProgrammeCalendar.DateOf(r.Since).AddDays(1)
            )),
        ];
    }
}
