using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>The checker has made sure at the gateway that an order without an answer was never carried out. What it was for may begin anew.</summary>
[RequirePermission(Permission.ApprovePayouts)]
public sealed record DeclareOrderNotDone(Id<GatewayOrder> OrderId, string Reason) : ICommand, IStatesReason;

internal sealed class DeclareOrderNotDoneValidator : AbstractValidator<DeclareOrderNotDone>
{
    public DeclareOrderNotDoneValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class DeclareOrderNotDoneHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<DeclareOrderNotDone>
{
    protected override async Task Handle(DeclareOrderNotDone command, CancellationToken ct) =>
        (await db.OrderToChange(command.OrderId, ct)).DeclareNotDone(command.Reason, actor.StaffId, clock.GetUtcNow());
}
