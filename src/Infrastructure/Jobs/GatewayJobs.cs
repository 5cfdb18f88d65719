using MediatR;
using PmiEmas.Application.Payments.Gateway;

namespace PmiEmas.Infrastructure.Jobs;

/// <summary>Comes back to what the gateway has not answered, and compares with it each night. Without a gateway they do nothing.</summary>
internal static class GatewayJobs
{
    public static readonly IReadOnlyList<ScheduledJob> All =
    [
        new("chase-gateway", "3/10 * * * * ?", Missed.Skip, (mediator, _, ct) => Chase(mediator, ct)),
        new(
            "catch-up-with-gateway",
            "0 30 2 * * ?",
            Missed.RunOnce,
            (mediator, _, ct) => mediator.Send(new AskForCatchUp(), ct)
        ),
    ];

    private static async Task Chase(IMediator mediator, CancellationToken ct)
    {
        if (await mediator.Send(new GatewayWorkWaits(), ct))
            await mediator.Send(new ChaseGateway(), ct);
    }
}
