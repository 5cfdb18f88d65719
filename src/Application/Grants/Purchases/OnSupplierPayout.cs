using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>The purchase follows its payment order, and the books do: what was committed is paid, to the supplier.</summary>
internal sealed class OnSupplierPayout(IProgrammeDb db, ILedger ledger, AwardPostings postings, TimeProvider clock)
    : IDomainEventHandler<PayoutPrepared>,
        IDomainEventHandler<PayoutPaid>,
        IDomainEventHandler<PayoutFailed>,
        IDomainEventHandler<PayoutCancelled>
{
    public async Task Handle(PayoutPrepared happened, CancellationToken ct)
    {
        if (happened.Purpose == PayoutPurpose.SupplierPayment)
            (await Load(happened.SubjectId, ct)).Purchase.RequestPayment();
    }

    public async Task Handle(PayoutCancelled happened, CancellationToken ct)
    {
        if (happened.Purpose == PayoutPurpose.SupplierPayment)
            (await Load(happened.SubjectId, ct)).Purchase.PaymentCancelled();
    }

    public async Task Handle(PayoutPaid happened, CancellationToken ct)
    {
        if (happened.Purpose != PayoutPurpose.SupplierPayment)
            return;
        var (purchase, grant) = await Load(happened.SubjectId, ct);
        purchase.Pay(happened.Amount, happened.PaidOn, grant);
        var payout = (await db.Payouts.FindAsync([happened.PayoutId], ct))!;
        var accounts = await postings.Accounts(grant.CallId, ct);
        await ledger.Post(
            LedgerEvent.Record(
                LedgerEventIds.Of($"paid:{payout.Attempt}", payout.Id.Value),
                LedgerEventKind.GrantPaid,
                happened.PaidOn,
                accounts.Fund,
                new LedgerSource("payout", payout.Id.Value, payout.Reference),
                [
                    Transfer.Of(Account.GrantsPaid(grant.Reference), payout.PaidFrom(accounts.Fund), happened.Amount),
                    AwardPostings.Spent(accounts, grant.Reference, happened.Amount),
                ]
            ),
            ct
        );
    }

    public async Task Handle(PayoutFailed happened, CancellationToken ct)
    {
        if (happened.Purpose != PayoutPurpose.SupplierPayment || !happened.WasPaid)
            return;
        var (purchase, grant) = await Load(happened.SubjectId, ct);
        purchase.PaymentCameBack(grant);
        await ledger.Reverse(
            LedgerEventIds.Of($"paid:{happened.Attempt}", happened.PayoutId.Value),
            LedgerEventIds.Of($"returned:{happened.Attempt}", happened.PayoutId.Value),
            clock.Today(),
            ct
        );
    }

    private async Task<(Purchase Purchase, Grant Grant)> Load(Guid subject, CancellationToken ct) =>
        await db.PurchaseToFollow(new Id<Purchase>(subject), ct);
}
