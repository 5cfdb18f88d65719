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

    private static readonly (PayoutStatus Status, string Kind)[] OfMakers =
    [
        (PayoutStatus.Prepared, "submit-payout"),
        (PayoutStatus.Approved, "send-payout"),
        (PayoutStatus.Sent, "confirm-payout"),
        (PayoutStatus.Failed, "retry-payout"),
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
            foreach (var (status, kind) in OfMakers)
                tasks.AddRange(await Of(status, kind, actor, ct));
        }

        if (actor.May(Permission.ApprovePayouts))
            tasks.AddRange(await Of(PayoutStatus.Submitted, "check-payout", actor, ct));
        return tasks;
    }

    private static string KindOf(PayoutPurpose purpose) =>
        purpose switch
        {
            PayoutPurpose.GrantTranche => "prepare-grant-payout",
            PayoutPurpose.LoanDisbursement => "prepare-loan-payout",
            _ => "prepare-credit-refund",
        };

    private async Task<List<InboxTask>> Of(PayoutStatus status, string kind, IActor actor, CancellationToken ct)
    {
        var rows = await db
            .Payouts.AsNoTracking()
            .VisibleTo(actor, db)
            // The gateway itself says whether its payouts arrived.
            .Where(p => p.Status == status && (status != PayoutStatus.Sent || p.Rail != PayoutRail.Gateway))
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
