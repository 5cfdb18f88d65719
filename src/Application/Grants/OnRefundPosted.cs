using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Grants;

/// <summary>Unspent money came back: the grant knows it, and the books do. It stays used of the call's ceiling.</summary>
internal sealed class OnRefundPosted(IProgrammeDb db, ILedger ledger, AwardPostings postings, TimeProvider clock)
    : IDomainEventHandler<ReceiptPosted>
{
    public async Task Handle(ReceiptPosted happened, CancellationToken ct)
    {
        if (happened.Purpose != ReceiptPurpose.GrantRefund)
            return;
        var grant = (await db.Grants.FindAsync([new Id<Grant>(happened.SubjectId)], ct))!;
        grant.Refund(happened.Amount, clock.GetUtcNow());
        var accounts = await postings.Accounts(grant.CallId, ct);
        await ledger.Post(
            LedgerEvent.Record(
                LedgerEventIds.Of("refund", happened.ReceiptId.Value),
                LedgerEventKind.GrantRefunded,
                happened.ReceivedOn,
                accounts.Fund,
                new LedgerSource("receipt", happened.ReceiptId.Value, happened.Reference),
                [Transfer.Of(Account.Bank(accounts.Fund), Account.GrantsPaid(grant.Reference), happened.Amount)]
            ),
            ct
        );
    }
}
