using System.Security.Cryptography;
using System.Text;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Grants;

public enum PurchaseStatus
{
    Draft,
    Submitted,
    Ordered,
    Delivered,
    Closed,
    Cancelled,
}

/// <summary>When the supplier is paid.</summary>
public enum PaymentTiming
{
    AfterDelivery,
    InAdvance,
}

/// <summary>Goods bought for a returnee with money of a grant: offered, chosen, ordered by another person, handed over, paid.</summary>
public sealed partial class Purchase : AggregateRoot<Purchase>
{
    public const int MostItems = 10;

    public static readonly Transitions<PurchaseStatus> Moves = new(
        "purchase",
        PurchaseStatus.Draft,
        (PurchaseStatus.Draft, [PurchaseStatus.Submitted, PurchaseStatus.Cancelled]),
        (PurchaseStatus.Submitted, [PurchaseStatus.Ordered, PurchaseStatus.Draft, PurchaseStatus.Cancelled]),
        (PurchaseStatus.Ordered, [PurchaseStatus.Delivered, PurchaseStatus.Draft, PurchaseStatus.Cancelled]),
        (PurchaseStatus.Delivered, [PurchaseStatus.Ordered, PurchaseStatus.Closed]),
        (PurchaseStatus.Closed, [PurchaseStatus.Delivered])
    );

    private readonly List<PurchaseItem> _items = [];
    private readonly List<Quotation> _quotations = [];
    private readonly List<Delivery> _deliveries = [];
    private readonly List<GoodsReturn> _returns = [];
    private readonly List<PurchaseComplaint> _complaints = [];

    private Purchase() { }

    /// <summary><c>PB-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public Id<Grant> GrantId { get; private set; }

    public Id<Tranche> TrancheId { get; private set; }

    public Id<Returnee> ReturneeId { get; private set; }

    public PurchaseStatus Status { get; private set; }

    public Id<StaffMember> OfficerId { get; private set; }

    public DateTimeOffset DraftedAt { get; private set; }

    public Id<Quotation>? ChosenId { get; private set; }

    /// <summary>Why this offer and not another, in the officer's words.</summary>
    public string? ChoiceReason { get; private set; }

    public PaymentTiming Timing { get; private set; }

    public Id<StaffMember>? OrderedById { get; private set; }

    public DateTimeOffset? OrderedAt { get; private set; }

    /// <summary>The hash the orderer approved; an edit clears it.</summary>
    public string? OrderedHash { get; private set; }

    /// <summary>Why it was returned, cancelled, or not bought to the end.</summary>
    public string? Reason { get; private set; }

    public IReadOnlyList<PurchaseItem> Items => _items;

    public IReadOnlyList<Quotation> Quotations => _quotations;

    public IReadOnlyList<Delivery> Deliveries => _deliveries;

    public IReadOnlyList<GoodsReturn> Returns => _returns;

    public IReadOnlyList<PurchaseComplaint> Complaints => _complaints;

    public Quotation? Chosen => _quotations.SingleOrDefault(q => q.Id == ChosenId);

    public Money Total => Money.Sum(_items.Select(i => i.Ordered));

    public bool IsLiving => Status is not (PurchaseStatus.Closed or PurchaseStatus.Cancelled);

    public static Purchase Draft(
        Id<Purchase> id,
        string reference,
        Grant grant,
        Id<Tranche> tranche,
        IReadOnlyList<WantedItem> wanted,
        Id<StaffMember> officer,
        DateTimeOffset at
    )
    {
        PurchaseRules.OnlyInKind.Require(grant.BuysFor(tranche));
        PurchaseRules.NeedsItems.Require(
            wanted.Count is > 0 and <= MostItems
                && wanted.All(w => w.Quantity > 0 && w.Description.Trim().Length > 0 && w.Unit.Trim().Length > 0)
        );
        foreach (var item in wanted)
            _ = grant.Line(item.LineId);
        var purchase = new Purchase
        {
            Id = id,
            Reference = reference,
            GrantId = grant.Id,
            TrancheId = tranche,
            ReturneeId = grant.ReturneeId,
            OfficerId = officer,
            DraftedAt = at,
        };
        purchase._items.AddRange(wanted.Select((w, i) => PurchaseItem.Of(w, i + 1)));
        return purchase;
    }

    public void AddQuotation(
        Id<Quotation> id,
        Id<Supplier> supplier,
        DateOnly offeredOn,
        IReadOnlyList<ItemPrice> prices,
        Id<StoredFile> file,
        DateOnly today
    )
    {
        PurchaseRules.WrittenBeforeOrder.Require(Status == PurchaseStatus.Draft);
        PurchaseRules.OneQuotationPerSupplier.RequireFor(
            nameof(Quotation.SupplierId),
            !_quotations.Any(q => q.SupplierId == supplier)
        );
        PurchaseRules.QuotationNotAhead.RequireFor(nameof(Quotation.OfferedOn), offeredOn <= today);
        RequirePriced(prices);
        var total = Money.Sum(_items.Select(i => PriceOf(prices, i) * i.Quantity));
        _quotations.Add(Quotation.Of(id, supplier, offeredOn, prices, total, file));
    }

    public void RemoveQuotation(Id<Quotation> id)
    {
        PurchaseRules.WrittenBeforeOrder.Require(Status == PurchaseStatus.Draft);
        _quotations.RemoveAll(q => q.Id == id);
    }

    /// <summary>The officer chooses an offer and says why. <paramref name="fund"/> says how many offers it takes.</summary>
    public void Submit(
        Id<Quotation> chosen,
        string reason,
        PaymentTiming timing,
        FundSource fund,
        Id<StaffMember> officer
    )
    {
        Moves.Require(Status, PurchaseStatus.Submitted);
        var quotation = _quotations.SingleOrDefault(q => q.Id == chosen);
        PurchaseRules.ChoosesOne.RequireFor("Quotation", quotation is not null);
        PurchaseRules.ChoiceHasReason.RequireFor("Reason", !string.IsNullOrWhiteSpace(reason));
        var needed = fund.QuotationsFor(quotation!.Total);
        PurchaseRules.EnoughQuotations.Require(_quotations.Count >= needed, quotation.Total, needed);
        foreach (var item in _items)
            item.Price = PriceOf(quotation.Prices, item);
        (Status, ChosenId, ChoiceReason, Timing, OfficerId, Reason) = (
            PurchaseStatus.Submitted,
            chosen,
            reason.Trim(),
            timing,
            officer,
            null
        );
        Raise(new PurchaseSubmitted(Id));
    }

    /// <summary>SHA-256 over what is ordered, from whom and at which price, in hexadecimal.</summary>
    public string ContentHash() =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        (string[])
                            [
                                $"{Reference} {GrantId} {TrancheId} {Timing} {Chosen?.SupplierId} {Chosen?.FileId}",
                                .. _items
                                    .OrderBy(i => i.Position)
                                    .Select(i => $"{i.LineId} {i.Description} {i.Quantity} {i.Unit} {i.Price?.Rupiah}"),
                            ]
                    )
                )
            )
        );

    /// <summary>Another person orders exactly what they were shown; the money is set aside on its budget lines.</summary>
    public void Order(string seenHash, PaymentPerson orderer, PaymentPerson officer, Grant grant, DateTimeOffset at)
    {
        Moves.Require(Status, PurchaseStatus.Ordered);
        PurchaseRules.OrderedByAnother.Require(officer.Id == OfficerId && !orderer.IsSameAs(officer));
        PurchaseRules.OrdersWhatWasSeen.Require(seenHash == ContentHash());
        grant.SetAside(TrancheId, OrderedByLine());
        (Status, OrderedById, OrderedAt, OrderedHash) = (PurchaseStatus.Ordered, orderer.Id, at, seenHash);
        Raise(new PurchaseOrdered(Id, ReturneeId));
    }

    public void ReturnToOfficer(string reason)
    {
        Moves.Require(Status, PurchaseStatus.Draft);
        GrantRules.NeedsReason.Require(Status == PurchaseStatus.Submitted && !string.IsNullOrWhiteSpace(reason));
        BackToDraft(reason);
    }

    /// <summary>Opens the order for changes: whatever was chosen or ordered must be decided anew.</summary>
    public void Reopen(Grant grant)
    {
        Moves.Require(Status, PurchaseStatus.Draft);
        RequireUntouched();
        if (Status == PurchaseStatus.Ordered)
            grant.LetGo(TrancheId, OrderedByLine());
        BackToDraft(null);
    }

    public void Cancel(string reason, Grant grant)
    {
        Moves.Require(Status, PurchaseStatus.Cancelled);
        GrantRules.NeedsReason.Require(!string.IsNullOrWhiteSpace(reason));
        RequireUntouched();
        if (Status == PurchaseStatus.Ordered)
            grant.LetGo(TrancheId, OrderedByLine());
        (Status, Reason) = (PurchaseStatus.Cancelled, reason.Trim());
        Raise(new PurchaseCancelled(Id, ReturneeId));
    }

    public PurchaseItem Item(Id<PurchaseItem> id)
    {
        var found = _items.SingleOrDefault(i => i.Id == id);
        PurchaseRules.NeedsItems.Require(found is not null);
        return found!;
    }

    public IReadOnlyList<LineSpending> OrderedByLine() => ByLine(i => i.Ordered);

    /// <summary>What was bought of each budget line, at the invoice's prices.</summary>
    public IReadOnlyList<LineSpending> BoughtByLine() => ByLine(i => i.Owed);

    private LineSpending[] ByLine(Func<PurchaseItem, Money> amount) =>
        [.. _items.GroupBy(i => i.LineId).Select(g => new LineSpending(g.Key, Money.Sum(g.Select(amount))))];

    private void RequireUntouched() =>
        PurchaseRules.OrderUntouched.Require(
            _deliveries.Count == 0 && InvoiceFileId is null && !PaymentRequested && PaidOn is null
        );

    private void BackToDraft(string? reason)
    {
        foreach (var item in _items)
            item.Price = null;
        (Status, ChosenId, ChoiceReason, Reason) = (PurchaseStatus.Draft, null, null, reason?.Trim());
        (OrderedById, OrderedAt, OrderedHash) = (null, null, null);
    }

    private void RequirePriced(IReadOnlyList<ItemPrice> prices) =>
        PurchaseRules.QuotationPricesAll.Require(
            prices.Count == _items.Count && _items.All(i => prices.Any(p => p.ItemId == i.Id && !p.Price.IsZero))
        );

    private static Money PriceOf(IReadOnlyList<ItemPrice> prices, PurchaseItem item) =>
        prices.Single(p => p.ItemId == item.Id).Price;
}
