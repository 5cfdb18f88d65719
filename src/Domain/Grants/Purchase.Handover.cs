using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Grants;

/// <summary>Goods on their way to the returnee, and back.</summary>
public sealed partial class Purchase
{
    public Delivery? WaitingDelivery => _deliveries.SingleOrDefault(d => !d.IsSigned);

    public bool HasOpenComplaint => _complaints.Any(c => c.AnsweredAt is null);

    /// <summary>The officer hands goods over and photographs them; the returnee has yet to sign.</summary>
    public void Deliver(
        Id<Delivery> id,
        DateOnly on,
        IReadOnlyList<ItemCount> came,
        IReadOnlyList<Id<StoredFile>> photos,
        Id<StaffMember> by,
        DateTimeOffset at
    )
    {
        PurchaseRules.NothingOutstanding.Require(Status == PurchaseStatus.Ordered);
        PurchaseRules.OneDeliveryAtATime.Require(WaitingDelivery is null);
        PurchaseRules.DeliveryNotAhead.RequireFor(
            nameof(Delivery.HandedOverOn),
            on <= ProgrammeCalendar.DateOf(at) && on >= ProgrammeCalendar.DateOf(OrderedAt!.Value)
        );
        PurchaseRules.DeliveryWithinOrder.Require(
            came.Sum(c => c.Count) > 0 && came.All(c => c.Count >= 0 && c.Count <= Item(c.ItemId).Outstanding)
        );
        PurchaseRules.DeliveryHasPhotos.RequireFor(nameof(Delivery.Photos), photos.Count > 0);
        _deliveries.Add(Delivery.Of(id, _deliveries.Count + 1, on, [.. came.Where(c => c.Count > 0)], photos, by));
        Raise(new GoodsHandedOver(Id, id, ReturneeId));
    }

    /// <summary>It was recorded by mistake: nothing was signed.</summary>
    public void TakeBackDelivery(Id<Delivery> id)
    {
        PurchaseRules.DeliveryWaits.Require(WaitingDelivery?.Id == id);
        _deliveries.RemoveAll(d => d.Id == id);
    }

    /// <summary>The returnee signs for what is whole and right, by a one-time code that was redeemed; the rest goes back at once.</summary>
    public void Sign(
        Id<Delivery> id,
        IReadOnlyList<ItemCount> kept,
        string? remark,
        string signedWith,
        Grant grant,
        DateTimeOffset at
    )
    {
        PurchaseRules.DeliveryWaits.Require(WaitingDelivery?.Id == id);
        var delivery = WaitingDelivery!;
        int CameOf(Id<PurchaseItem> item) => delivery.Came.Where(c => c.ItemId == item).Sum(c => c.Count);
        PurchaseRules.AcceptsWhatCame.Require(
            kept.Select(k => k.ItemId).Distinct().Count() == kept.Count
                && kept.All(k => k.Count >= 0 && k.Count <= CameOf(k.ItemId))
        );
        PurchaseRules.SaysWhatIsWrong.RequireFor(
            nameof(Delivery.Remark),
            kept.Sum(k => k.Count) == delivery.Came.Sum(c => c.Count) || !string.IsNullOrWhiteSpace(remark)
        );
        delivery.Sign(kept, string.IsNullOrWhiteSpace(remark) ? null : remark.Trim(), signedWith, at);
        foreach (var (item, count) in kept)
            Item(item).Accepted += count;
        MoveToDelivered();
        Raise(new GoodsReceived(Id, id, ReturneeId));
        CloseIfDone(grant);
    }

    /// <summary>Goods found defective later go back: others come in their place, or the money does.</summary>
    public void ReturnGoods(Id<PurchaseItem> id, int quantity, string reason, bool replaced, DateTimeOffset at)
    {
        var item = Item(id);
        PurchaseRules.ReturnsWhatIsKept.RequireFor(
            "Quantity",
            Status is PurchaseStatus.Ordered or PurchaseStatus.Delivered && quantity > 0 && quantity <= item.Accepted,
            item.Accepted
        );
        GrantRules.NeedsReason.RequireFor("Reason", !string.IsNullOrWhiteSpace(reason));
        item.Accepted -= quantity;
        if (!replaced)
            item.GivenUp += quantity;
        _returns.Add(GoodsReturn.Of(id, quantity, reason.Trim(), replaced, at));
        if (Status == PurchaseStatus.Delivered && replaced)
            MoveTo(PurchaseStatus.Ordered);
    }

    /// <summary>What has not come will not come.</summary>
    public void GiveUpRest(string reason, Grant grant)
    {
        PurchaseRules.NothingOutstanding.Require(Status == PurchaseStatus.Ordered && WaitingDelivery is null);
        GrantRules.NeedsReason.Require(!string.IsNullOrWhiteSpace(reason));
        Reason = reason.Trim();
        foreach (var item in _items)
            item.GivenUp += item.Outstanding;
        MoveToDelivered();
        CloseIfDone(grant);
    }

    public void Complain(Id<PurchaseComplaint> id, string text, DateTimeOffset at)
    {
        PurchaseRules.ComplaintSaysWhat.RequireFor("Text", !string.IsNullOrWhiteSpace(text));
        PurchaseRules.ComplaintOpen.Require(
            Status is PurchaseStatus.Ordered or PurchaseStatus.Delivered or PurchaseStatus.Closed && !HasOpenComplaint
        );
        _complaints.Add(PurchaseComplaint.Of(id, text, at));
        Raise(new PurchaseComplainedOf(Id, id));
    }

    public void Answer(Id<PurchaseComplaint> id, string answer, Id<StaffMember> by, Grant grant, DateTimeOffset at)
    {
        var complaint = _complaints.SingleOrDefault(c => c.Id == id && c.AnsweredAt is null);
        PurchaseRules.ComplaintOpen.Require(complaint is not null);
        GrantRules.NeedsReason.Require(!string.IsNullOrWhiteSpace(answer));
        complaint!.Reply(answer, by, at);
        Raise(new PurchaseComplaintAnswered(Id, id, ReturneeId));
        CloseIfDone(grant);
    }

    private void MoveToDelivered()
    {
        if (Status == PurchaseStatus.Ordered && _items.All(i => i.Outstanding == 0))
            MoveTo(PurchaseStatus.Delivered);
    }

    private void MoveTo(PurchaseStatus status)
    {
        Moves.Require(Status, status);
        Status = status;
    }
}
