using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>A supplier gave money back: it is committed to the grant again, so that something else can be bought for it.</summary>
internal sealed class OnSupplierRefund(IProgrammeDb db, ILedger ledger, AwardPostings postings)
    : IDomainEventHandler<ReceiptPosted>
{
    public async Task Handle(ReceiptPosted happened, CancellationToken ct)
    {
        if (happened.Purpose != ReceiptPurpose.SupplierRefund)
            return;
        var (purchase, grant) = await db.PurchaseToFollow(new Id<Purchase>(happened.SubjectId), ct);
        purchase.Refund(happened.Amount, grant);
        var accounts = await postings.Accounts(grant.CallId, ct);
        await ledger.Post(
            LedgerEvent.Record(
                LedgerEventIds.Of("supplier-refund", happened.ReceiptId.Value),
                LedgerEventKind.GrantRefunded,
                happened.ReceivedOn,
                accounts.Fund,
                new LedgerSource("receipt", happened.ReceiptId.Value, happened.Reference),
                [
                    Transfer.Of(Account.Bank(accounts.Fund), Account.GrantsPaid(grant.Reference), happened.Amount),
                    Transfer.Of(Account.Spent(accounts.Call), Account.Committed(grant.Reference), happened.Amount),
                ]
            ),
            ct
        );
    }
}
