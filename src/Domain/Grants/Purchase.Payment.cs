using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Grants;

/// <summary>The supplier's invoice, its payment through the treasury, and money that comes back.</summary>
public sealed partial class Purchase
{
    public string? InvoiceNumber { get; private set; }

    public DateOnly? InvoicedOn { get; private set; }

    public Id<StoredFile>? InvoiceFileId { get; private set; }

    /// <summary>A payment order of the treasury is under way or done.</summary>
    public bool PaymentRequested { get; private set; }

    public Money Paid { get; private set; }

    public DateOnly? PaidOn { get; private set; }

    /// <summary>What the supplier gave back.</summary>
    public Money Refunded { get; private set; }

    /// <summary>What the invoice asks for everything that came or will come.</summary>
    public Money Owed => Money.Sum(_items.Select(i => i.Owed));

    /// <summary>Rupiah the invoice is above (or below) the offer for the same pieces.</summary>
    public long Variance =>
        InvoiceFileId is null
            ? 0
            : _items.Sum(i => (i.Invoiced!.Value.Rupiah - i.Price!.Value.Rupiah) * (i.Quantity - i.GivenUp));

    /// <summary>Paid for goods that did not stay with the returnee and will not come.</summary>
    public Money RefundDue => Paid.LessOrZero(Owed + Refunded);

    public bool IsPayable =>
        InvoiceFileId is not null
        && !PaymentRequested
        && !Owed.IsZero
        && (
            Status == PurchaseStatus.Delivered
            || (Status == PurchaseStatus.Ordered && Timing == PaymentTiming.InAdvance)
        );

    public void TakeInvoice(
        string number,
        DateOnly on,
        IReadOnlyList<ItemPrice> prices,
        Id<StoredFile> file,
        DateOnly today
    )
    {
        PurchaseRules.InvoiceBeforePayment.Require(
            !PaymentRequested && Status is PurchaseStatus.Ordered or PurchaseStatus.Delivered
        );
        PurchaseRules.InvoiceAfterDelivery.Require(
            Timing == PaymentTiming.InAdvance || Status == PurchaseStatus.Delivered
        );
        PurchaseRules.InvoiceNotAhead.RequireFor(nameof(InvoicedOn), on <= today);
        RequirePriced(prices);
        foreach (var line in _items.GroupBy(i => i.LineId))
            PurchaseRules.InvoiceWithinOrder.Require(
                Money.Sum(line.Select(i => PriceOf(prices, i) * (i.Quantity - i.GivenUp)))
                    <= Money.Sum(line.Select(i => i.Ordered)),
                Money.Sum(line.Select(i => i.Ordered))
            );
        foreach (var item in _items)
            item.Invoiced = PriceOf(prices, item);
        (InvoiceNumber, InvoicedOn, InvoiceFileId) = (number.Trim(), on, file);
    }

    public void RequestPayment() => PaymentRequested = true;

    public void PaymentCancelled() => PaymentRequested = false;

    public void Pay(Money amount, DateOnly on, Grant grant)
    {
        (Paid, PaidOn) = (amount, on);
        grant.Buy(TrancheId, amount);
        CloseIfDone(grant);
    }

    /// <summary>The bank gave the payment back; the order to pay begins anew.</summary>
    public void PaymentCameBack(Grant grant)
    {
        grant.BuyBack(TrancheId, Paid);
        (Paid, PaidOn) = (Money.Zero, null);
        if (Status == PurchaseStatus.Closed)
        {
            MoveTo(PurchaseStatus.Delivered);
            grant.Reclaim(TrancheId, OrderedByLine(), BoughtByLine());
        }
    }

    /// <summary>The supplier gives money back for what did not come or went back.</summary>
    public void Refund(Money amount, Grant grant)
    {
        PurchaseRules.SupplierRefundWithinDue.Require(!amount.IsZero && amount <= RefundDue, RefundDue);
        Refunded += amount;
        grant.BuyBack(TrancheId, amount);
        CloseIfDone(grant);
    }

    /// <summary>Everything came or was given up, everything is paid, nothing is owed back, no complaint is open.</summary>
    private void CloseIfDone(Grant grant)
    {
        if (Status != PurchaseStatus.Delivered || HasOpenComplaint || !RefundDue.IsZero)
            return;
        var nothingKept = _items.All(i => i.GivenUp == i.Quantity);
        if (PaidOn is null && !nothingKept)
            return;
        MoveTo(PurchaseStatus.Closed);
        grant.BoughtFor(TrancheId, OrderedByLine(), BoughtByLine());
        Raise(new PurchaseClosed(Id, ReturneeId));
    }
}
