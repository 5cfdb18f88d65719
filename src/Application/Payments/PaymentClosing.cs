using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Ledger;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments;

/// <summary>What the bank and the payments have open at the end of a month.</summary>
internal sealed class PaymentClosing(IProgrammeDb db) : IClosingCheck
{
    public async Task<IReadOnlyList<ClosingPoint>> OpenIn(DateOnly month, CancellationToken ct)
    {
        var last = AccountingPeriod.LastDayOf(month);
        var ended = ProgrammeCalendar.StartOf(last.AddDays(1));
        var lines = db.Set<StatementLine>().AsNoTracking().Where(l => l.BookedOn <= last);
        var suspense = await lines
            .Where(l =>
                l.Status == LineStatus.Suspense || l.Status == LineStatus.Proposed || l.Status == LineStatus.RefundDue
            )
            .Select(l => (long)(object)l.Amount)
            .ToListAsync(ct);
        List<ClosingPoint> points =
        [
            new("suspense", suspense.Count, new Money(suspense.Sum())),
            new("unread-lines", await lines.CountAsync(l => l.Status == LineStatus.New, ct)),
            new("missing-statements", await MissingStatements(month, last, ct)),
            new(
                "payouts-under-way",
                await db.Payouts.CountAsync(p => p.Status == PayoutStatus.Sent && p.SentAt < ended, ct)
            ),
            new(
                "announced-receipts",
                await db.Receipts.CountAsync(r => r.Status == ReceiptStatus.Announced && r.ReceivedOn <= last, ct)
            ),
        ];
        return [.. points.Where(p => p.Count > 0)];
    }

    /// <summary>Accounts in which the books moved money that month, and no statement shows any.</summary>
    private Task<int> MissingStatements(DateOnly month, DateOnly last, CancellationToken ct) =>
        db.Set<FundAccount>()
            .AsNoTracking()
            .Where(a =>
                !db.Set<StatementLine>().Any(l => l.FundAccountId == a.Id && l.BookedOn >= month && l.BookedOn <= last)
            )
            .CountAsync(
                a =>
                    db.FundSources.Any(f =>
                        f.Id == a.FundSourceId
                        && db.LedgerEvents.Any(e =>
                            e.Fund == f.Code
                            && e.EffectiveOn >= month
                            && e.EffectiveOn <= last
                            && e.Transfers.Any(t =>
                                (string)(object)t.Debit == "bank:" + f.Code
                                || (string)(object)t.Credit == "bank:" + f.Code
                            )
                        )
                    ),
                ct
            );
}
