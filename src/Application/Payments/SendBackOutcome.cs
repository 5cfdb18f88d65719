using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>The second person does not agree, or the refund could not be sent: the line is looked into again.</summary>
[RequirePermission(Permission.ApprovePayouts)]
public sealed record SendBackOutcome(Id<StatementLine> LineId, string Reason) : ICommand, IStatesReason;

internal sealed class SendBackOutcomeValidator : AbstractValidator<SendBackOutcome>
{
    public SendBackOutcomeValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class SendBackOutcomeHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<SendBackOutcome>
{
    protected override async Task Handle(SendBackOutcome command, CancellationToken ct)
    {
        var line = await db.LineToChange(command.LineId, actor, ct);
        line.SendBack(command.Reason, actor.StaffId, clock.GetUtcNow());
    }
}
