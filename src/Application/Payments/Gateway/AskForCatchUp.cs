using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>Fetches what the gateway told while nobody listened, every movement of our balance there, and the balance. Each night, and on request.</summary>
[RequirePermission(Permission.ReconcileGateway)]
public sealed record AskForCatchUp : ICommand;

internal sealed class AskForCatchUpHandler(IOutbox outbox, OpenRails rails, TimeProvider clock)
    : CommandHandler<AskForCatchUp>
{
    protected override Task Handle(AskForCatchUp command, CancellationToken ct)
    {
        if (rails.IsOpen)
            outbox.CatchUp(clock.GetUtcNow());
        return Task.CompletedTask;
    }
}
