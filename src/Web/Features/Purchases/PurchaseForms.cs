using System.ComponentModel.DataAnnotations;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Purchases;

/// <summary>How much of each budget line is bought for the returnee; empty means nothing of it.</summary>
public sealed class InKindForm
{
    public List<Row> Lines { get; set; } = [];

    public IReadOnlyList<LineSpending> ToLines() =>
        [.. Lines.Where(l => l.Amount is { IsZero: false }).Select(l => new LineSpending(l.LineId, l.Amount!.Value))];

    public sealed class Row
    {
        public Id<BudgetLine> LineId { get; set; }

        public Money? Amount { get; set; }
    }
}

/// <summary>What is to be bought. Rows without a description do not count.</summary>
public sealed class ItemsForm
{
    public const int Rows = 6;

    public List<Row> Items { get; set; } = [];

    public ItemsForm Padded()
    {
        while (Items.Count < Rows)
            Items.Add(new Row());
        return this;
    }

    public IReadOnlyList<WantedItem> ToItems() =>
        [
            .. Items
                .Where(i => !string.IsNullOrWhiteSpace(i.Description))
                .Select(i => new WantedItem(i.LineId ?? default, i.Description!, i.Quantity ?? 0, i.Unit ?? "")),
        ];

    public sealed class Row
    {
        public Id<BudgetLine>? LineId { get; set; }

        [StringLength(200)]
        public string? Description { get; set; }

        public int? Quantity { get; set; }

        [StringLength(30)]
        public string? Unit { get; set; }
    }
}

/// <summary>The price of one piece of each thing.</summary>
public class PricesForm
{
    public List<Row> Prices { get; set; } = [];

    public IReadOnlyList<ItemPrice> ToPrices() =>
        [.. Prices.Select(p => new ItemPrice(p.ItemId, p.Price ?? Money.Zero))];

    public sealed class Row
    {
        public Id<PurchaseItem> ItemId { get; set; }

        public Money? Price { get; set; }
    }
}

public sealed class QuotationForm : PricesForm
{
    public Id<Supplier> SupplierId { get; set; }

    public DateOnly OfferedOn { get; set; }

    public IFormFile Paper { get; set; } = null!;
}

public sealed class InvoiceForm : PricesForm
{
    [StringLength(60)]
    public string Number { get; set; } = "";

    public DateOnly InvoicedOn { get; set; }

    public IFormFile Paper { get; set; } = null!;
}

public sealed class ChoiceForm
{
    public Id<Quotation> Quotation { get; set; }

    [StringLength(1000)]
    public string Reason { get; set; } = "";

    public PaymentTiming Timing { get; set; }
}

public sealed class OrderForm
{
    /// <summary>The content's hash as it was shown.</summary>
    public string SeenHash { get; set; } = "";
}

/// <summary>Pieces of each thing.</summary>
public class CountsForm
{
    public List<Row> Counts { get; set; } = [];

    public IReadOnlyList<ItemCount> ToCounts() => [.. Counts.Select(c => new ItemCount(c.ItemId, c.Count ?? 0))];

    public sealed class Row
    {
        public Id<PurchaseItem> ItemId { get; set; }

        [Range(0, 10_000)]
        public int? Count { get; set; }
    }
}

public sealed class DeliveryForm : CountsForm
{
    public DateOnly HandedOverOn { get; set; }

    public IFormFile Photo { get; set; } = null!;

    public IFormFile? SecondPhoto { get; set; }

    public IFormFile? ThirdPhoto { get; set; }
}

public sealed class HandoverForm : CountsForm
{
    public Id<Delivery> DeliveryId { get; set; }

    [StringLength(1000)]
    public string? Remark { get; set; }

    public string Code { get; set; } = "";
}

public sealed class GoodsReturnForm
{
    public Id<PurchaseItem> Item { get; set; }

    [Range(1, 10_000)]
    public int? Quantity { get; set; }

    [StringLength(1000)]
    public string Reason { get; set; } = "";

    public bool Replaced { get; set; }
}

public sealed class SupplierRefundForm
{
    public Money Amount { get; set; }

    public DateOnly ReceivedOn { get; set; }

    [StringLength(60)]
    public string? BankReference { get; set; }

    public IFormFile Proof { get; set; } = null!;
}

public sealed class ComplaintForm
{
    [StringLength(2000)]
    public string Text { get; set; } = "";
}

public sealed class AnswerForm
{
    [StringLength(2000)]
    public string Answer { get; set; } = "";
}

public class SupplierAccountForm
{
    public string BankCode { get; set; } = "";

    public AccountNumber Number { get; set; } = null!;

    [StringLength(120)]
    public string Holder { get; set; } = "";

    public AccountDetails ToAccount() => new(BankCode, Number, Holder);
}

public sealed class SupplierForm : SupplierAccountForm
{
    [StringLength(160)]
    public string Name { get; set; } = "";

    [StringLength(300)]
    public string Address { get; set; } = "";

    public PhoneNumber? Phone { get; set; }

    [StringLength(30)]
    public string? TaxNumber { get; set; }

    [StringLength(30)]
    public string? BusinessNumber { get; set; }

    public SupplierDetails ToDetails() => new(Name, Address, Phone, TaxNumber, BusinessNumber);
}
