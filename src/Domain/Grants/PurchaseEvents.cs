using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Grants;

/// <summary>An offer was chosen: another person may order.</summary>
public sealed record PurchaseSubmitted(Id<Purchase> PurchaseId) : IDomainEvent;

public sealed record PurchaseOrdered(Id<Purchase> PurchaseId, Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record PurchaseCancelled(Id<Purchase> PurchaseId, Id<Returnee> ReturneeId) : IDomainEvent;

/// <summary>Goods are with the returnee, who has yet to sign.</summary>
public sealed record GoodsHandedOver(Id<Purchase> PurchaseId, Id<Delivery> DeliveryId, Id<Returnee> ReturneeId)
    : IDomainEvent;

/// <summary>The returnee signed: the minutes of handover (BAST) are issued.</summary>
public sealed record GoodsReceived(Id<Purchase> PurchaseId, Id<Delivery> DeliveryId, Id<Returnee> ReturneeId)
    : IDomainEvent;

public sealed record PurchaseComplainedOf(Id<Purchase> PurchaseId, Id<PurchaseComplaint> ComplaintId) : IDomainEvent;

public sealed record PurchaseComplaintAnswered(
    Id<Purchase> PurchaseId,
    Id<PurchaseComplaint> ComplaintId,
    Id<Returnee> ReturneeId
) : IDomainEvent;

/// <summary>Bought to the end: received, paid, settled with the supplier.</summary>
public sealed record PurchaseClosed(Id<Purchase> PurchaseId, Id<Returnee> ReturneeId) : IDomainEvent;

/// <summary>Everything a tranche buys is bought; what is left of it goes back to the ceiling.</summary>
public sealed record InKindSettled(Id<Grant> GrantId, Id<Tranche> TrancheId, Money Left) : IDomainEvent;
