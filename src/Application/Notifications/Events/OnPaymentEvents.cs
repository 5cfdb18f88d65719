using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications.Events;

/// <summary>Tells people about money on its way to them and money that came from them.</summary>
internal sealed class OnPaymentEvents(IProgrammeDb db, Postman postman)
    : IDomainEventHandler<PayoutSent>,
        IDomainEventHandler<PayoutPaid>,
        IDomainEventHandler<PayoutFailed>,
        IDomainEventHandler<ReceiptRefused>
{
    private const string Page = SitePages.Payments;

    public Task Handle(PayoutSent happened, CancellationToken ct) => Tell(happened.PayoutId, "payout-sent", ct);

    public Task Handle(PayoutPaid happened, CancellationToken ct) => Tell(happened.PayoutId, "payout-paid", ct);

    public Task Handle(PayoutFailed happened, CancellationToken ct) => Tell(happened.PayoutId, "payout-failed", ct);

    public async Task Handle(ReceiptRefused happened, CancellationToken ct)
    {
        var receipt = (await db.Receipts.FindAsync([happened.ReceiptId], ct))!;
        await postman.ToReturnee(
            happened.ReturneeId,
            "payment-refused",
            Postman.Once("payment-refused", happened.ReceiptId.Value),
            _ =>
                new()
                {
                    ["reference"] = receipt.SubjectReference,
                    ["amount"] = receipt.Amount.ToString(),
                    ["reason"] = receipt.Reason?.TrimEnd('.') ?? "",
                    ["link"] = Page,
                },
            ct
        );
    }

    private async Task Tell(Id<Payout> id, string template, CancellationToken ct)
    {
        var payout = (await db.Payouts.FindAsync([id], ct))!;
        // What a supplier is paid is no news of the returnee's account.
        if (payout.SupplierId is not null)
            return;
        await postman.ToReturnee(
            payout.ReturneeId,
            template,
            // A failed transfer is tried again: each attempt is told of once.
            Postman.Once($"{template}:{payout.Attempt}", id.Value),
            language =>
                new()
                {
                    ["reference"] = payout.Reference,
                    ["amount"] = payout.Amount.ToString(),
                    ["paidOn"] = payout.PaidOn is { } on ? MessageValues.Date(on, language) : "",
                    ["link"] = Page,
                },
            ct
        );
    }
}
