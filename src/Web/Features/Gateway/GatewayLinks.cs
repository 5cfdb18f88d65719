using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Gateway;

/// <summary>The addresses of the payment gateway's pages.</summary>
public static class GatewayLinks
{
    public const string Desk = "/workspace/gateway";
    public const string Orders = Desk + "/orders";
    public const string Payments = Desk + "/payments";
    public const string Movements = Desk + "/movements";
    public const string Mine = "/portal/online-payments";
    public const string Account = "/portal/gateway-account";

    public static string Own(Id<OnlinePayment> id) => $"{Mine}/{id}";

    public static string Order(Id<GatewayOrder> id, string what) => $"{Orders}/{id}/{what}";

    public static string Payment(Id<OnlinePayment> id, string what) => $"{Payments}/{id}/{what}";

    public static string Movement(string id) => $"{Movements}/{Uri.EscapeDataString(id)}";
}

/// <summary>The colours of the gateway's states.</summary>
public static class GatewayChips
{
    public static Chip Of(OnlinePaymentStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                OnlinePaymentStatus.Paid => Tone.Ok,
                OnlinePaymentStatus.Strange => Tone.Warn,
                OnlinePaymentStatus.Refused or OnlinePaymentStatus.Expired or OnlinePaymentStatus.Failed => Tone.Bad,
                OnlinePaymentStatus.Returned => Tone.Plain,
                _ => Tone.Info,
            }
        );

    public static Chip Of(GatewayOrderStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                GatewayOrderStatus.Succeeded => Tone.Ok,
                GatewayOrderStatus.Rejected => Tone.Bad,
                GatewayOrderStatus.Unknown => Tone.Warn,
                _ => Tone.Info,
            }
        );
}
