using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>The returnee asks for an account at the gateway, to be paid there.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record RequestGatewayAccount : ICommand;

internal sealed class RequestGatewayAccountHandler(
    IProgrammeDb db,
    IActor actor,
    GatewayOrders orders,
    TimeProvider clock
) : CommandHandler<RequestGatewayAccount>
{
    protected override async Task Handle(RequestGatewayAccount command, CancellationToken ct)
    {
        var (returnee, at) = (actor.ReturneeId, clock.GetUtcNow());
        var account = await db.Set<GatewayAccount>().SingleOrDefaultAsync(a => a.ReturneeId == returnee, ct);
        if (account is null)
            db.Set<GatewayAccount>().Add(account = GatewayAccount.Request(Id<GatewayAccount>.New(), returnee, at));
        else if (account.Status == GatewayAccountStatus.Refused)
            account.RequestAgain(at);
        else
            return;
        var reference = await db.Returnees.Where(r => r.Id == returnee).Select(r => r.Reference).SingleAsync(ct);
        orders.OpenAccount(account, reference);
    }
}
