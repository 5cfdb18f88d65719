using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The borrower does not want the new schedule; the present one stays.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record DeclineRestructuring(Id<LoanRestructuring> RestructuringId, string? Reason)
    : ICommand,
        IStatesReason;

internal sealed class DeclineRestructuringValidator : AbstractValidator<DeclineRestructuring>
{
    public DeclineRestructuringValidator() => RuleFor(c => c.Reason).MaximumLength(500);
}

internal sealed class DeclineRestructuringHandler(
    IProgrammeDb db,
    IActor actor,
    IDocumentIssuer issuer,
    TimeProvider clock
) : CommandHandler<DeclineRestructuring>
{
    protected override async Task Handle(DeclineRestructuring command, CancellationToken ct)
    {
        var (proposal, _) = await db.RestructuringToChange(command.RestructuringId, actor, ct);
        proposal.Decline(command.Reason, clock.GetUtcNow());
        await issuer.Revoke(DocumentKind.ScheduleAddendum, proposal.Id.Value, ct);
    }
}
