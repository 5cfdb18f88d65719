using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Payments.Gateway;

/// <summary>What payments by the gateway insist on.</summary>
public static class GatewayRules
{
    public static readonly Rule GatewayDecides = new("gateway.gateway-decides");
    public static readonly Rule GaveBack = new("gateway.gave-back");
    public static readonly Rule NeedsAccount = new("gateway.needs-account");
    public static readonly Rule NotForSuppliers = new("gateway.not-for-suppliers");
    public static readonly Rule NotForPublicMoney = new("gateway.not-for-public-money");
    public static readonly Rule AmountTooLarge = new("gateway.amount-too-large");
    public static readonly Rule OneAccount = new("gateway.one-account");
    public static readonly Rule OrderIsOpen = new("gateway.order-is-open");
    public static readonly Rule OrderTooOldToRepeat = new("gateway.order-too-old-to-repeat");
    public static readonly Rule OnePaymentAtATime = new("gateway.one-payment-at-a-time");
    public static readonly Rule LoanTakesPayments = new("gateway.loan-takes-payments");
    public static readonly Rule NotMoreThanOwed = new("gateway.not-more-than-owed");
    public static readonly Rule HasAConcern = new("gateway.has-a-concern");
    public static readonly Rule MovementBookedOnce = new("gateway.movement-booked-once");
    public static readonly Rule MovementExplainsItself = new("gateway.movement-explains-itself");
}
