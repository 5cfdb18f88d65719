using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>The payer asks whether it has arrived: the gateway is looked at anew. Nothing the payer says is taken for it.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record CheckOnlinePayment(Id<OnlinePayment> PaymentId) : ICommand;

internal sealed class CheckOnlinePaymentHandler(IProgrammeDb db, IActor actor, IOutbox outbox, TimeProvider clock)
    : CommandHandler<CheckOnlinePayment>
{
    protected override async Task Handle(CheckOnlinePayment command, CancellationToken ct)
    {
        var seen = await db.Set<OnlinePayment>().VisibleTo(actor).AnyAsync(p => p.Id == command.PaymentId, ct);
        var payment =
            (seen ? await db.OnlinePaymentToChange(command.PaymentId, ct) : null)
            ?? throw new NotFoundException(nameof(OnlinePayment));
        if (payment.AskedToLook(clock.GetUtcNow()))
            outbox.LookAtAsAsked(payment.Id, clock.GetUtcNow());
    }
}
