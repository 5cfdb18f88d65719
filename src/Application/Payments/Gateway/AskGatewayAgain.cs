using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>A treasurer does not wait for the clock: the order is sent again under its key, or looked up, at once.</summary>
[RequirePermission(Permission.ReconcileGateway)]
public sealed record AskGatewayAgain(Id<GatewayOrder> OrderId) : ICommand;

internal sealed class AskGatewayAgainHandler(IProgrammeDb db, IOutbox outbox, TimeProvider clock)
    : CommandHandler<AskGatewayAgain>
{
    protected override async Task Handle(AskGatewayAgain command, CancellationToken ct)
    {
        var order = await db.OrderToChange(command.OrderId, ct);
        var at = clock.GetUtcNow();
        order.AskAgain(at);
        outbox.Send(order.Id, at);
    }
}
