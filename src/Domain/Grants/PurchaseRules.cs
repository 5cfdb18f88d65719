using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Grants;

/// <summary>What buying for a returnee insists on.</summary>
public static class PurchaseRules
{
    public static readonly Rule OnlyInKind = new("grants.purchase-only-in-kind");
    public static readonly Rule InKindBeforePayment = new("grants.in-kind-before-payment");
    public static readonly Rule InKindWithinTranche = new("grants.in-kind-within-tranche");
    public static readonly Rule WithinInKind = new("grants.purchase-within-in-kind");
    public static readonly Rule WithinLine = new("grants.purchase-within-line");
    public static readonly Rule NeedsItems = new("grants.purchase-needs-items");
    public static readonly Rule WrittenBeforeOrder = new("grants.purchase-written-before-order");
    public static readonly Rule OneQuotationPerSupplier = new("grants.one-quotation-per-supplier");
    public static readonly Rule QuotationPricesAll = new("grants.quotation-prices-all");
    public static readonly Rule QuotationNotAhead = new("grants.quotation-not-ahead");
    public static readonly Rule EnoughQuotations = new("grants.enough-quotations");
    public static readonly Rule ChoosesOne = new("grants.chooses-one-quotation");
    public static readonly Rule ChoiceHasReason = new("grants.choice-has-reason");
    public static readonly Rule OrderedByAnother = new("grants.ordered-by-another");
    public static readonly Rule OrdersWhatWasSeen = new("grants.orders-what-was-seen");
    public static readonly Rule OrderUntouched = new("grants.order-untouched");
    public static readonly Rule InvoiceWithinOrder = new("grants.invoice-within-order");
    public static readonly Rule InvoiceBeforePayment = new("grants.invoice-before-payment");
    public static readonly Rule InvoiceAfterDelivery = new("grants.invoice-after-delivery");
    public static readonly Rule InvoiceNotAhead = new("grants.invoice-not-ahead");
    public static readonly Rule DeliveryWithinOrder = new("grants.delivery-within-order");
    public static readonly Rule DeliveryHasPhotos = new("grants.delivery-has-photos");
    public static readonly Rule DeliveryNotAhead = new("grants.delivery-not-ahead");
    public static readonly Rule OneDeliveryAtATime = new("grants.one-delivery-at-a-time");
    public static readonly Rule DeliveryWaits = new("grants.delivery-waits");
    public static readonly Rule AcceptsWhatCame = new("grants.accepts-what-came");
    public static readonly Rule SaysWhatIsWrong = new("grants.says-what-is-wrong");
    public static readonly Rule ReturnsWhatIsKept = new("grants.returns-what-is-kept");
    public static readonly Rule NothingOutstanding = new("grants.nothing-outstanding");
    public static readonly Rule SupplierRefundWithinDue = new("grants.supplier-refund-within-due");
    public static readonly Rule ComplaintSaysWhat = new("grants.complaint-says-what");
    public static readonly Rule ComplaintOpen = new("grants.complaint-open");
    public static readonly Rule PurchasesAreOver = new("grants.purchases-are-over");
    public static readonly Rule SomethingWasBought = new("grants.something-was-bought");
    public static readonly Rule BuysNoMore = new("grants.buys-no-more");
    public static readonly Rule NothingBought = new("grants.nothing-bought");
}
