using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>By which ids the gateway knows an online payment, a payout's present attempt or a recipient's account.</summary>
[SystemRequest]
internal sealed record WhereToLook(ToLookAt What) : IQuery<PlaceToLook>;

internal sealed record PlaceToLook(string? Page, string? Payout, string? Account);

internal sealed class WhereToLookHandler(IProgrammeDb db) : QueryHandler<WhereToLook, PlaceToLook>
{
    protected override async Task<PlaceToLook> Handle(WhereToLook query, CancellationToken ct)
    {
        if (query.What.PaymentId is { } payment)
            return new PlaceToLook(await PageOf(new Id<OnlinePayment>(payment), ct), null, null);
        if (query.What.AccountId is { } account)
            return new PlaceToLook(null, null, await AccountOf(new Id<GatewayAccount>(account), ct));
        return query.What.PayoutId is { } payout ? await PayoutOf(new Id<Payout>(payout), ct) : new(null, null, null);
    }

    private Task<string?> PageOf(Id<OnlinePayment> id, CancellationToken ct) =>
        db.Set<OnlinePayment>().AsNoTracking().Where(p => p.Id == id).Select(p => p.PageId).SingleOrDefaultAsync(ct);

    private Task<string?> AccountOf(Id<GatewayAccount> id, CancellationToken ct) =>
        db.Set<GatewayAccount>()
            .AsNoTracking()
            .Where(a => a.Id == id)
            .Select(a => a.AccountId)
            .SingleOrDefaultAsync(ct);

    private async Task<PlaceToLook> PayoutOf(Id<Payout> id, CancellationToken ct)
    {
        var payout = await db.Payouts.AsNoTracking().SingleAsync(p => p.Id == id, ct);
        var key = GatewayOrder.KeyOf(GatewayOrderKind.PayOut, id.Value, payout.Attempt);
        var order = await db.Set<GatewayOrder>().AsNoTracking().SingleOrDefaultAsync(o => o.Key == key, ct);
        return new PlaceToLook(null, order?.ObjectId, order?.ObjectId is null ? null : order.Account);
    }
}
