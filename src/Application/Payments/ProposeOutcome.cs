using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Proposes how a line leaves suspense that is no record of ours; a second person decides.</summary>
[RequirePermission(Permission.MatchStatements)]
public sealed record ProposeOutcome(
    Id<StatementLine> LineId,
    SuspenseOutcome Outcome,
    string Reason,
    RefundTarget? RefundTo
) : ICommand, IStatesReason, ICarriesSecret;

internal sealed class ProposeOutcomeValidator : AbstractValidator<ProposeOutcome>
{
    public ProposeOutcomeValidator()
    {
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(500);
        RuleFor(c => c.RefundTo!.Holder).MaximumLength(120).When(c => c.RefundTo is not null);
    }
}

internal sealed class ProposeOutcomeHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ProposeOutcome>
{
    protected override async Task Handle(ProposeOutcome command, CancellationToken ct)
    {
        var line = await db.LineToChange(command.LineId, actor, ct);
        line.Propose(command.Outcome, command.Reason, command.RefundTo, actor.StaffId, clock.GetUtcNow());
    }
}
