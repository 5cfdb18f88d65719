using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>What came in is not what was asked; the treasurer takes it from suspense for what it was meant for all the same.</summary>
[RequirePermission(Permission.ReconcileGateway)]
public sealed record AcceptOnlinePayment(Id<OnlinePayment> PaymentId, string Reason) : ICommand, IStatesReason;

internal sealed class AcceptOnlinePaymentValidator : AbstractValidator<AcceptOnlinePayment>
{
    public AcceptOnlinePaymentValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class AcceptOnlinePaymentHandler(IProgrammeDb db, OnlineBooks books, TimeProvider clock)
    : CommandHandler<AcceptOnlinePayment>
{
    protected override async Task Handle(AcceptOnlinePayment command, CancellationToken ct)
    {
        var payment =
            await db.OnlinePaymentToChange(command.PaymentId, ct) ?? throw new NotFoundException(nameof(OnlinePayment));
        payment.Accept(clock.GetUtcNow());
        await books.Release(payment, ct);
        await books.Post(payment, payment.StrangeAmount, ct);
    }
}
