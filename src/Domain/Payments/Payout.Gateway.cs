using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Payments;

/// <summary>What becomes of a payout that the gateway carries: it alone says whether the money arrived.</summary>
public sealed partial class Payout
{
    /// <summary>The gateway may still hold money of this payout: until it is back, nothing is sent anew by any rail.</summary>
    public bool GatewayHolds { get; private set; }

    /// <summary>Handed to the gateway, exactly as it was approved, for a recipient who may be paid there.</summary>
    public void SendByGateway(GatewayAccount? account, Money most, DateTimeOffset at)
    {
        Moves.Require(Status, PayoutStatus.Sent);
        PaymentRules.ApprovesWhatWasSeen.Require(ApprovedHash == ContentHash());
        GatewayRules.NotForPublicMoney.Require(Rail != PayoutRail.Treasury);
        GatewayRules.NotForSuppliers.Require(SupplierId is null);
        GatewayRules.AmountTooLarge.Require(Amount <= most, most);
        GatewayRules.NeedsAccount.Require(account is { MayBePaid: true } && account.ReturneeId == ReturneeId);
        (Status, Rail, GatewayHolds, SentAt) = (PayoutStatus.Sent, PayoutRail.Gateway, true, at);
        Raise(new PayoutSent(Id, Purpose, SubjectId, ReturneeId));
    }

    /// <summary>The gateway says the bank has it. Said again, or after it failed, it changes nothing.</summary>
    public void ArrivedByGateway(DateOnly on, string payout, DateTimeOffset at)
    {
        if (Rail != PayoutRail.Gateway || Status != PayoutStatus.Sent)
            return;
        Moves.Require(Status, PayoutStatus.Paid);
        var (approved, today) = (ProgrammeCalendar.DateOf(ApprovedAt!.Value), ProgrammeCalendar.DateOf(at));
        var paidOn =
            on < approved ? approved
            : on > today ? today
            : on;
        (Status, PaidOn, BankReference) = (PayoutStatus.Paid, paidOn, payout);
        Raise(new PayoutPaid(Id, Purpose, SubjectId, ReturneeId, FundSourceId, Amount, paidOn));
    }

    /// <summary>The gateway refused it, or its payout failed, even days after it was reported paid.</summary>
    public void FailedByGateway(string reason)
    {
        if (Rail != PayoutRail.Gateway || Status is not (PayoutStatus.Sent or PayoutStatus.Paid))
            return;
        Moves.Require(Status, PayoutStatus.Failed);
        ComeBack(reason);
    }

    /// <summary>The money never left our balance at the gateway, or is back there.</summary>
    public void GatewayGaveBack() => GatewayHolds = false;
}
