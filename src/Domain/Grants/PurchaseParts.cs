using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Grants;

/// <summary>What is to be bought, as typed: whole pieces of one thing, under one line of the budget.</summary>
public sealed record WantedItem(Id<BudgetLine> LineId, string Description, int Quantity, string Unit);

/// <summary>One thing of a purchase: ordered, invoiced, received.</summary>
public sealed class PurchaseItem
{
    private PurchaseItem() { }

    public Id<PurchaseItem> Id { get; private init; }

    public Id<BudgetLine> LineId { get; private init; }

    public int Position { get; private init; }

    public string Description { get; private init; } = "";

    public int Quantity { get; private init; }

    public string Unit { get; private init; } = "";

    /// <summary>Per piece, as the chosen quotation says; null until one is chosen.</summary>
    public Money? Price { get; internal set; }

    /// <summary>Per piece, as the supplier invoiced it.</summary>
    public Money? Invoiced { get; internal set; }

    /// <summary>Pieces the returnee has and keeps.</summary>
    public int Accepted { get; internal set; }

    /// <summary>Pieces that will not come any more.</summary>
    public int GivenUp { get; internal set; }

    public int Outstanding => Quantity - Accepted - GivenUp;

    public Money Ordered => (Price ?? Money.Zero) * Quantity;

    /// <summary>What is to be paid for the pieces that came or will come.</summary>
    public Money Owed => (Invoiced ?? Money.Zero) * (Quantity - GivenUp);

    internal static PurchaseItem Of(WantedItem wanted, int position) =>
        new()
        {
            Id = Id<PurchaseItem>.New(),
            LineId = wanted.LineId,
            Position = position,
            Description = wanted.Description.Trim(),
            Quantity = wanted.Quantity,
            Unit = wanted.Unit.Trim(),
        };
}

/// <summary>Whole pieces of one item.</summary>
public sealed record ItemCount(Id<PurchaseItem> ItemId, int Count);

/// <summary>The price of one piece.</summary>
public sealed record ItemPrice(Id<PurchaseItem> ItemId, Money Price);

/// <summary>What a supplier offered, with its paper.</summary>
public sealed class Quotation
{
    private Quotation() { }

    public Id<Quotation> Id { get; private init; }

    public Id<Supplier> SupplierId { get; private init; }

    public DateOnly OfferedOn { get; private init; }

    public IReadOnlyList<ItemPrice> Prices { get; private init; } = [];

    public Money Total { get; private init; }

    public Id<StoredFile> FileId { get; private init; }

    internal static Quotation Of(
        Id<Quotation> id,
        Id<Supplier> supplier,
        DateOnly on,
        IReadOnlyList<ItemPrice> prices,
        Money total,
        Id<StoredFile> file
    ) =>
        new()
        {
            Id = id,
            SupplierId = supplier,
            OfferedOn = on,
            Prices = prices,
            Total = total,
            FileId = file,
        };
}

/// <summary>Goods handed to the returnee on one day; signed, it is the BAST (berita acara serah terima).</summary>
public sealed class Delivery
{
    private Delivery() { }

    public Id<Delivery> Id { get; private init; }

    public int No { get; private init; }

    public DateOnly HandedOverOn { get; private init; }

    public IReadOnlyList<ItemCount> Came { get; private init; } = [];

    /// <summary>What of it the returnee kept; the rest was broken or wrong and went back.</summary>
    public IReadOnlyList<ItemCount> Kept { get; private set; } = [];

    public IReadOnlyList<Id<StoredFile>> Photos { get; private init; } = [];

    public Id<StaffMember> RecordedById { get; private init; }

    public string? Remark { get; private set; }

    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>The phone or e-mail the signing code went to, masked.</summary>
    public string? SignedWith { get; private set; }

    public bool IsSigned => SignedAt is not null;

    internal static Delivery Of(
        Id<Delivery> id,
        int no,
        DateOnly on,
        IReadOnlyList<ItemCount> came,
        IReadOnlyList<Id<StoredFile>> photos,
        Id<StaffMember> by
    ) =>
        new()
        {
            Id = id,
            No = no,
            HandedOverOn = on,
            Came = came,
            Photos = photos,
            RecordedById = by,
        };

    internal void Sign(IReadOnlyList<ItemCount> kept, string? remark, string signedWith, DateTimeOffset at) =>
        (Kept, Remark, SignedWith, SignedAt) = (kept, remark, signedWith, at);
}

/// <summary>Goods that went back after they had been received.</summary>
public sealed class GoodsReturn
{
    private GoodsReturn() { }

    public Id<GoodsReturn> Id { get; private init; }

    public Id<PurchaseItem> ItemId { get; private init; }

    public int Quantity { get; private init; }

    public string Reason { get; private init; } = "";

    /// <summary>The supplier brings others; else the money comes back.</summary>
    public bool Replaced { get; private init; }

    public DateTimeOffset At { get; private init; }

    internal static GoodsReturn Of(
        Id<PurchaseItem> item,
        int quantity,
        string reason,
        bool replaced,
        DateTimeOffset at
    ) =>
        new()
        {
            Id = Id<GoodsReturn>.New(),
            ItemId = item,
            Quantity = quantity,
            Reason = reason,
            Replaced = replaced,
            At = at,
        };
}

/// <summary>What the returnee says is wrong with what is bought for them, and the officer's answer.</summary>
public sealed class PurchaseComplaint
{
    private PurchaseComplaint() { }

    public Id<PurchaseComplaint> Id { get; private init; }

    public string Text { get; private init; } = "";

    public DateTimeOffset RaisedAt { get; private init; }

    public string? Answer { get; private set; }

    public Id<StaffMember>? AnsweredById { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    internal static PurchaseComplaint Of(Id<PurchaseComplaint> id, string text, DateTimeOffset at) =>
        new()
        {
            Id = id,
            Text = text.Trim(),
            RaisedAt = at,
        };

    internal void Reply(string answer, Id<StaffMember> by, DateTimeOffset at) =>
        (Answer, AnsweredById, AnsweredAt) = (answer.Trim(), by, at);
}
