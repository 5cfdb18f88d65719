using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Grants;

/// <summary>Moves the tranche with its payment order, and posts what was paid.</summary>
internal sealed class OnPayoutEvents(IProgrammeDb db, ILedger ledger, AwardPostings postings, TimeProvider clock)
    : IDomainEventHandler<PayoutPrepared>,
        IDomainEventHandler<PayoutAmended>,
        IDomainEventHandler<PayoutApproved>,
        IDomainEventHandler<PayoutPaid>,
        IDomainEventHandler<PayoutFailed>,
        IDomainEventHandler<PayoutCancelled>
{
    public async Task Handle(PayoutPrepared happened, CancellationToken ct)
    {
        if (happened.Purpose == PayoutPurpose.GrantTranche)
            await Change(happened.SubjectId, (grant, tranche) => grant.RequestPayment(tranche), ct);
    }

    public async Task Handle(PayoutAmended happened, CancellationToken ct)
    {
        if (await Payout(happened.PayoutId, ct) is { Purpose: PayoutPurpose.GrantTranche } payout)
            await Change(payout.SubjectId, (grant, tranche) => grant.PaymentAskedAgain(tranche), ct);
    }

    public async Task Handle(PayoutApproved happened, CancellationToken ct)
    {
        if (await Payout(happened.PayoutId, ct) is { Purpose: PayoutPurpose.GrantTranche } payout)
            await Change(payout.SubjectId, (grant, tranche) => grant.PaymentApproved(tranche), ct);
    }

    public async Task Handle(PayoutPaid happened, CancellationToken ct)
    {
        if (happened.Purpose != PayoutPurpose.GrantTranche)
            return;
        var grant = await Change(happened.SubjectId, (g, tranche) => g.Pay(tranche, happened.PaidOn), ct);
        var payout = await Payout(happened.PayoutId, ct);
        var accounts = await postings.Accounts(grant.CallId, ct);
        await ledger.Post(
            LedgerEvent.Record(
                PaidEvent(payout),
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
        if (happened.Purpose != PayoutPurpose.GrantTranche)
            return;
        var payout = await Payout(happened.PayoutId, ct);
        if (happened.WasPaid)
        {
            await Change(happened.SubjectId, (grant, tranche) => grant.PaymentCameBack(tranche), ct);
            var reversal = LedgerEventIds.Of($"returned:{payout.Attempt}", payout.Id.Value);
            await ledger.Reverse(PaidEvent(payout), reversal, clock.Today(), ct);
        }

        await Change(happened.SubjectId, (grant, tranche) => grant.PaymentAskedAgain(tranche), ct);
    }

    public async Task Handle(PayoutCancelled happened, CancellationToken ct)
    {
        if (happened.Purpose == PayoutPurpose.GrantTranche)
            await Change(happened.SubjectId, (grant, tranche) => grant.PaymentCancelled(tranche), ct);
    }

    private static Id<LedgerEvent> PaidEvent(Payout payout) =>
        LedgerEventIds.Of($"paid:{payout.Attempt}", payout.Id.Value);

    private async Task<Payout> Payout(Id<Payout> id, CancellationToken ct) => (await db.Payouts.FindAsync([id], ct))!;

    private async Task<Grant> Change(Guid tranche, Action<Grant, Id<Tranche>> change, CancellationToken ct)
    {
        var id = new Id<Tranche>(tranche);
        var grantId = await db
            .Grants.AsNoTracking()
            .Where(g => g.Tranches.Any(t => t.Id == id))
            .Select(g => g.Id)
            .SingleAsync(ct);
        await db.Lock(grantId, ct);
        var grant = await db.Grants.SingleAsync(g => g.Id == grantId, ct);
        change(grant, id);
        return grant;
    }
}
