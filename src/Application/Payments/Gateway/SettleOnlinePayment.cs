using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>
/// Takes in how an online payment stands at the gateway. Called for every notice, every question and every look of the clock; however
/// often and in whatever order, there is one receipt. False where the payment is not ours.
/// </summary>
[SystemRequest]
public sealed record SettleOnlinePayment(Id<OnlinePayment> PaymentId, OnlinePaymentFacts Facts) : ICommand<bool>;

internal sealed class SettleOnlinePaymentHandler(IProgrammeDb db, OnlineBooks books, TimeProvider clock)
    : CommandHandler<SettleOnlinePayment, bool>
{
    protected override async Task<bool> Handle(SettleOnlinePayment command, CancellationToken ct)
    {
        if (await db.OnlinePaymentToChange(command.PaymentId, ct) is not { } payment)
            return false;
        switch (payment.Learn(command.Facts, clock.GetUtcNow()))
        {
            case OnlinePaymentOutcome.Post:
                await books.Post(payment, payment.Amount, ct);
                break;
            case OnlinePaymentOutcome.Suspend:
                await books.Suspend(payment, ct);
                break;
            case OnlinePaymentOutcome.Reverse:
                var receipt = await db.Receipts.SingleAsync(r => r.Id == payment.ReceiptId, ct);
                receipt.Reverse("Stripe: refunded", null, clock.GetUtcNow());
                break;
            case OnlinePaymentOutcome.Release:
                await books.Release(payment, ct);
                break;
        }
        return true;
    }
}
