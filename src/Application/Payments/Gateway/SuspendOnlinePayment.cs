using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>A payment that was made but cannot be posted: it waits in suspense for a person.</summary>
[SystemRequest]
public sealed record SuspendOnlinePayment(Id<OnlinePayment> PaymentId, OnlinePaymentFacts Facts) : ICommand<bool>;

internal sealed class SuspendOnlinePaymentHandler(IProgrammeDb db, OnlineBooks books, TimeProvider clock)
    : CommandHandler<SuspendOnlinePayment, bool>
{
    protected override async Task<bool> Handle(SuspendOnlinePayment command, CancellationToken ct)
    {
        if (await db.OnlinePaymentToChange(command.PaymentId, ct) is not { } payment)
            return false;
        payment.CouldNotBePosted(command.Facts, clock.GetUtcNow());
        if (payment is { Concern: "not-postable", StrangeAmount.IsZero: false })
            await books.Suspend(payment, ct);
        return true;
    }
}
