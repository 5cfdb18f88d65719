using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>Writes orders for the gateway into the running transaction; the outbox sends them after it.</summary>
internal sealed class GatewayOrders(
    IProgrammeDb db,
    IOutbox outbox,
    ISiteAddress site,
    OpenRails rails,
    TimeProvider clock
)
{
    public void OpenPage(OnlinePayment payment, string language) =>
        Place(
            GatewayOrderKind.OpenPage,
            payment.Id.Value,
            payment.Reference,
            1,
            rails.Collections.Ask(OrderFor(payment, language))
        );

    public void OpenAccount(GatewayAccount account, string reference) =>
        Place(
            GatewayOrderKind.OpenAccount,
            account.Id.Value,
            reference,
            account.Attempt,
            rails.Payouts.OpenAccount(account.Id.Value)
        );

    public void Transfer(Payout payout, string account) =>
        Place(
            GatewayOrderKind.Transfer,
            payout.Id.Value,
            payout.Reference,
            payout.Attempt,
            rails.Payouts.Transfer(OrderFor(payout, account))
        );

    public void PayOut(Payout payout, string account) =>
        Place(
            GatewayOrderKind.PayOut,
            payout.Id.Value,
            payout.Reference,
            payout.Attempt,
            rails.Payouts.PayOut(OrderFor(payout, account))
        );

    public void TakeBack(Payout payout, string account, string transfer) =>
        Place(
            GatewayOrderKind.TakeBack,
            payout.Id.Value,
            payout.Reference,
            payout.Attempt,
            rails.Payouts.TakeBack(OrderFor(payout, account), transfer)
        );

    /// <summary>The order of the payout's present attempt, or null.</summary>
    public Task<GatewayOrder?> Of(Payout payout, GatewayOrderKind kind, CancellationToken ct)
    {
        var key = GatewayOrder.KeyOf(kind, payout.Id.Value, payout.Attempt);
        return db.Set<GatewayOrder>().SingleOrDefaultAsync(o => o.Key == key, ct);
    }

    public CollectionOrder OrderFor(OnlinePayment payment, string language) =>
        new(
            payment.Id.Value,
            payment.Reference,
            payment.Amount,
            $"PMI EMAS · {payment.SubjectReference}",
            language,
            new Uri(site.Root, $"portal/online-payments/{payment.Id}"),
            payment.MadeAt,
            payment.ExpiresAt
        );

    public static PayoutOrder OrderFor(Payout payout, string account) =>
        new(payout.Id.Value, payout.Reference, payout.Attempt, payout.Amount, account);

    private void Place(GatewayOrderKind kind, Guid subject, string reference, int attempt, GatewayRequest request)
    {
        var id = Id<GatewayOrder>.New();
        db.Set<GatewayOrder>()
            .Add(
                GatewayOrder.Make(
                    id,
                    kind,
                    subject,
                    reference,
                    attempt,
                    request.Path,
                    request.Body,
                    request.Account,
                    clock.GetUtcNow()
                )
            );
        outbox.Send(id, clock.GetUtcNow());
    }
}
