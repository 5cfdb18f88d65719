using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>What online payments write: a receipt, whose loan posts it; the gateway's fee; and suspense where it is not what was asked.</summary>
internal sealed class OnlineBooks(IProgrammeDb db, ILedger ledger, TimeProvider clock)
{
    public async Task Post(OnlinePayment payment, Money amount, CancellationToken ct)
    {
        await ledger.CarryForward(ct);
        db.Receipts.Add(
            Receipt.Collect(
                payment.ReceiptId,
                await db.NextReference("KW", clock.Today(), ct),
                payment.Subject,
                amount,
                payment.PaidOn!.Value,
                payment.PaymentId ?? payment.PageId!,
                clock.GetUtcNow()
            )
        );
        await Fee(payment, ct);
    }

    public async Task Suspend(OnlinePayment payment, CancellationToken ct)
    {
        var fund = await Fund(payment, ct);
        await Post(
            payment,
            "suspense",
            LedgerEventKind.SuspenseReceived,
            fund,
            Transfer.Of(Account.Gateway(fund), Account.Suspense(fund), payment.StrangeAmount),
            ct
        );
        await Fee(payment, ct);
    }

    /// <summary>What was in suspense is known now, or went back to the payer.</summary>
    public Task Release(OnlinePayment payment, CancellationToken ct) =>
        ledger.Reverse(payment.Event("suspense"), payment.Event("released"), clock.Today(), ct);

    private async Task Fee(OnlinePayment payment, CancellationToken ct)
    {
        if (payment.Fee.IsZero)
            return;
        var fund = await Fund(payment, ct);
        await Post(
            payment,
            "fee",
            LedgerEventKind.GatewayFee,
            fund,
            Transfer.Of(Account.GatewayFees(fund), Account.Gateway(fund), payment.Fee),
            ct
        );
    }

    private Task Post(
        OnlinePayment payment,
        string what,
        LedgerEventKind kind,
        string fund,
        Transfer transfer,
        CancellationToken ct
    ) =>
        ledger.Post(
            LedgerEvent.Record(
                payment.Event(what),
                kind,
                clock.Today(),
                fund,
                new LedgerSource("online-payment", payment.Id.Value, payment.Reference),
                [transfer]
            ),
            ct
        );

    private Task<string> Fund(OnlinePayment payment, CancellationToken ct) =>
        db.FundSources.AsNoTracking().Where(f => f.Id == payment.FundSourceId).Select(f => f.Code).SingleAsync(ct);
}
