using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>Writes down what is known of an order after an attempt; what follows from it happens in the same transaction.</summary>
[SystemRequest]
public sealed record RecordGatewayAnswer(Id<GatewayOrder> OrderId, GatewayAnswer Answer) : ICommand;

internal sealed class RecordGatewayAnswerHandler(IProgrammeDb db, TimeProvider clock)
    : CommandHandler<RecordGatewayAnswer>
{
    protected override async Task Handle(RecordGatewayAnswer command, CancellationToken ct)
    {
        await db.Lock(command.OrderId, ct);
        var order = await db.Set<GatewayOrder>().SingleAsync(o => o.Id == command.OrderId, ct);
        var at = clock.GetUtcNow();
        switch (command.Answer)
        {
            case GatewayAnswer.Succeeded done:
                order.Succeed(done.ObjectId, done.Page, done.RequestId, at);
                break;
            case GatewayAnswer.Rejected refused:
                order.Reject(refused.Code, refused.RequestId, at);
                break;
            case GatewayAnswer.Unknown unknown:
                order.LoseSight(unknown.Why, unknown.RequestId, at);
                break;
        }
    }
}
