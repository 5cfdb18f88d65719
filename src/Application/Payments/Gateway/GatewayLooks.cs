using MediatR;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments.Gateway;

internal enum Sight
{
    OfNoMatter,
    Stranger,
    Seen,
}

/// <summary>Looks at something at the gateway, outside any transaction, and settles what was seen in one. Notices, people and the clock all come here.</summary>
internal sealed class GatewayLooks(IMediator mediator, OpenRails rails)
{
    public async Task<Sight> Page(string page, CancellationToken ct)
    {
        if (await rails.Collections.LookUp(page, ct) is not { OrderId: { } order } facts)
            return Sight.Stranger;
        var id = new Id<OnlinePayment>(order);
        try
        {
            return Told(await mediator.Send(new SettleOnlinePayment(id, facts), ct));
        }
        catch (RuleBrokenException)
        {
            // The loan takes no money any more, or the month is closed: it is paid all the same, and must stand somewhere.
            return Told(await mediator.Send(new SuspendOnlinePayment(id, facts), ct));
        }
    }

    public async Task<Sight> Payment(string payment, CancellationToken ct) =>
        await rails.Collections.PageOf(payment, ct) is { } page ? await Page(page, ct) : Sight.Stranger;

    public async Task<Sight> PayOut(string payout, string account, CancellationToken ct)
    {
        if (await rails.Payouts.LookUp(payout, account, ct) is not { PayoutId: { } ours } news)
            return Sight.Stranger;
        return Told(await mediator.Send(new SettleGatewayPayout(new Id<Payout>(ours), payout, account, news), ct));
    }

    /// <summary>A transfer may have been taken back by hand.</summary>
    public async Task<Sight> Transfer(string transfer, CancellationToken ct) =>
        await rails.Payouts.FindTakeBack(transfer, ct) is { }
            ? Told(await mediator.Send(new SettleTakenBack(transfer), ct))
            : Sight.OfNoMatter;

    public async Task<Sight> Account(string account, CancellationToken ct)
    {
        var news = await rails.Payouts.LookUpAccount(account, ct);
        return Told(await mediator.Send(new SettleGatewayAccount(account, news), ct));
    }

    private static Sight Told(bool known) => known ? Sight.Seen : Sight.Stranger;
}
