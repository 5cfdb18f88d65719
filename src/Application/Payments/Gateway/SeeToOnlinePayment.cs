using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>A part given back, or a dispute: the treasurer has done what was to be done, and says what.</summary>
[RequirePermission(Permission.ReconcileGateway)]
public sealed record SeeToOnlinePayment(Id<OnlinePayment> PaymentId, string Reason) : ICommand, IStatesReason;

internal sealed class SeeToOnlinePaymentValidator : AbstractValidator<SeeToOnlinePayment>
{
    public SeeToOnlinePaymentValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class SeeToOnlinePaymentHandler(IProgrammeDb db) : CommandHandler<SeeToOnlinePayment>
{
    protected override async Task Handle(SeeToOnlinePayment command, CancellationToken ct) =>
        (
            await db.OnlinePaymentToChange(command.PaymentId, ct) ?? throw new NotFoundException(nameof(OnlinePayment))
        ).SeenTo();
}
