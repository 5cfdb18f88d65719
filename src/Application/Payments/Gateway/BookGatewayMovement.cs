using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>A treasurer says of which fund a movement between gateway and bank, or a fee, is: it is posted, once.</summary>
[RequirePermission(Permission.ReconcileGateway)]
public sealed record BookGatewayMovement(string MovementId, string Fund) : ICommand;

internal sealed class BookGatewayMovementHandler(
    IProgrammeDb db,
    IActor actor,
    ILedger ledger,
    IOnceGate gate,
    TimeProvider clock
) : CommandHandler<BookGatewayMovement>
{
    protected override async Task Handle(BookGatewayMovement command, CancellationToken ct)
    {
        await gate.Pass("gateway-movement:" + command.MovementId, ct);
        var movement =
            await db.Set<GatewayMovement>().SingleOrDefaultAsync(m => m.Id == command.MovementId, ct)
            ?? throw new NotFoundException(nameof(GatewayMovement));
        if (!await db.FundSources.AnyAsync(f => f.Code == command.Fund, ct))
            throw new NotFoundException(nameof(command.Fund));
        await ledger.CarryForward(ct);
        await ledger.Post(movement.Book(command.Fund, clock.Today(), actor.StaffId), ct);
    }
}
