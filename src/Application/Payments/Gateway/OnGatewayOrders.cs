using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>What follows when the gateway has carried out or refused an order.</summary>
internal sealed class OnGatewayOrders(IProgrammeDb db, GatewayOrders orders)
    : IDomainEventHandler<GatewayOrderSucceeded>,
        IDomainEventHandler<GatewayOrderRejected>,
        IDomainEventHandler<PayoutFailed>
{
    public async Task Handle(GatewayOrderSucceeded happened, CancellationToken ct)
    {
        switch (happened.Kind)
        {
            case GatewayOrderKind.OpenPage:
                (await Payment(happened.SubjectId, ct)).PageOpened(happened.ObjectId, happened.Page);
                break;
            case GatewayOrderKind.OpenAccount:
                (await Account(happened.SubjectId, ct)).Made(happened.ObjectId);
                break;
            case GatewayOrderKind.Transfer when await Current(happened.SubjectId, happened.Attempt, ct) is { } payout:
                if (await AccountOf(payout, ct) is { } account)
                    orders.PayOut(payout, account);
                break;
            case GatewayOrderKind.TakeBack when await Current(happened.SubjectId, happened.Attempt, ct) is { } payout:
                payout.GatewayGaveBack();
                break;
        }
    }

    public async Task Handle(GatewayOrderRejected happened, CancellationToken ct)
    {
        switch (happened.Kind)
        {
            case GatewayOrderKind.OpenPage:
                (await Payment(happened.SubjectId, ct)).PageRefused();
                break;
            case GatewayOrderKind.OpenAccount:
                (await Account(happened.SubjectId, ct)).Refused();
                break;
            case GatewayOrderKind.Transfer when await Current(happened.SubjectId, happened.Attempt, ct) is { } payout:
                payout.GatewayGaveBack();
                payout.FailedByGateway(SettleGatewayPayoutHandler.Why(happened.Code));
                break;
            case GatewayOrderKind.PayOut when await Current(happened.SubjectId, happened.Attempt, ct) is { } payout:
                payout.FailedByGateway(SettleGatewayPayoutHandler.Why(happened.Code));
                break;
        }
    }

    /// <summary>Money that did not reach the bank lies in the recipient's balance there: it is taken back before anything is sent anew.</summary>
    public async Task Handle(PayoutFailed happened, CancellationToken ct)
    {
        var payout = (await db.Payouts.FindAsync([happened.PayoutId], ct))!;
        if (!payout.GatewayHolds)
            return;
        if (
            await orders.Of(payout, GatewayOrderKind.Transfer, ct) is { ObjectId: { } transfer }
            && await orders.Of(payout, GatewayOrderKind.TakeBack, ct) is null
            && await AccountOf(payout, ct) is { } account
        )
            orders.TakeBack(payout, account, transfer);
    }

    private async Task<OnlinePayment> Payment(Guid id, CancellationToken ct)
    {
        var payment = new Id<OnlinePayment>(id);
        await db.Lock(payment, ct);
        return await db.Set<OnlinePayment>().SingleAsync(p => p.Id == payment, ct);
    }

    private async Task<GatewayAccount> Account(Guid id, CancellationToken ct)
    {
        var account = new Id<GatewayAccount>(id);
        await db.Lock(account, ct);
        return await db.Set<GatewayAccount>().SingleAsync(a => a.Id == account, ct);
    }

    /// <summary>The payout behind its lock, unless it has begun another attempt since.</summary>
    private async Task<Payout?> Current(Guid id, int attempt, CancellationToken ct)
    {
        var payout = new Id<Payout>(id);
        if (db.Payouts.Local.FirstOrDefault(p => p.Id == payout) is not { } found)
        {
            await db.Lock(payout, ct);
            found = await db.Payouts.SingleAsync(p => p.Id == payout, ct);
        }
        return found.Attempt == attempt ? found : null;
    }

    private Task<string?> AccountOf(Payout payout, CancellationToken ct) =>
        db.Set<GatewayAccount>()
            .Where(a => a.ReturneeId == payout.ReturneeId)
            .Select(a => a.AccountId)
            .SingleOrDefaultAsync(ct);
}
