using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Another person than the proposer says no, with the reason.</summary>
[RequirePermission(Permission.ApproveRestructuring)]
public sealed record RefuseRestructuring(Id<LoanRestructuring> RestructuringId, string Reason)
    : ICommand,
        IStatesReason;

internal sealed class RefuseRestructuringValidator : AbstractValidator<RefuseRestructuring>
{
    public RefuseRestructuringValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class RefuseRestructuringHandler(
    IProgrammeDb db,
    IActor actor,
    PaymentPeople people,
    TimeProvider clock
) : CommandHandler<RefuseRestructuring>
{
    protected override async Task Handle(RefuseRestructuring command, CancellationToken ct)
    {
        var (proposal, _) = await db.RestructuringToChange(command.RestructuringId, actor, ct);
        proposal.Refuse(
            command.Reason,
            await people.Person(actor.StaffId, ct),
            await people.Person(proposal.ProposedById, ct),
            clock.GetUtcNow()
        );
    }
}
