using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>Writes down what became of a notice.</summary>
[SystemRequest]
public sealed record FinishGatewayEvent(string EventId, GatewayEventStatus Status, string? Note) : ICommand;

internal sealed class FinishGatewayEventHandler(IProgrammeDb db, IOnceGate gate) : CommandHandler<FinishGatewayEvent>
{
    protected override async Task Handle(FinishGatewayEvent command, CancellationToken ct)
    {
        await gate.Pass("gateway-event:" + command.EventId, ct);
        (await db.Set<GatewayEvent>().SingleAsync(e => e.Id == command.EventId, ct)).Finish(
            command.Status,
            command.Note
        );
    }
}
