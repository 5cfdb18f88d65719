using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Purchases;

/// <summary>The addresses of what is bought for returnees.</summary>
public static class PurchaseLinks
{
    public const string List = "/workspace/purchases";
    public const string Suppliers = "/workspace/suppliers";
    public const string Mine = "/portal/purchases";
    public const string OfTranche = "/workspace/grants/{id:guid}/tranches/{tranche:guid}";

    public static string Detail(Id<Purchase> id) => $"{List}/{id}";

    public static string Act(Id<Purchase> id, string what) => $"{List}/{id}/{what}";

    public static string Tranche(Id<Grant> id, Id<Tranche> tranche, string what) =>
        $"/workspace/grants/{id}/tranches/{tranche}/{what}";

    public static string Supplier(Id<Supplier> id) => $"{Suppliers}/{id}";

    public static string Own(Id<Purchase> id) => $"{Mine}/{id}";
}

/// <summary>The colours of a purchase's states.</summary>
public static class PurchaseChips
{
    public static Chip Of(PurchaseStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                PurchaseStatus.Submitted => Tone.Gold,
                PurchaseStatus.Ordered => Tone.Info,
                PurchaseStatus.Delivered or PurchaseStatus.Closed => Tone.Ok,
                PurchaseStatus.Cancelled => Tone.Bad,
                _ => Tone.Plain,
            }
        );
}
