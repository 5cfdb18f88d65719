using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Another person approves the proposal; the borrower gets the addendum to agree to.</summary>
[RequirePermission(Permission.ApproveRestructuring)]
public sealed record ApproveRestructuring(Id<LoanRestructuring> RestructuringId) : ICommand;

internal sealed class ApproveRestructuringHandler(
    IProgrammeDb db,
    IActor actor,
    PaymentPeople people,
    RestructuringLetter letter,
    TimeProvider clock
) : CommandHandler<ApproveRestructuring>
{
    protected override async Task Handle(ApproveRestructuring command, CancellationToken ct)
    {
        var (proposal, loan) = await db.RestructuringToChange(command.RestructuringId, actor, ct);
        proposal.Approve(
            await people.Person(actor.StaffId, ct),
            await people.Person(proposal.ProposedById, ct),
            await people.Deciders(loan.PlanId, ct),
            loan,
            clock.GetUtcNow()
        );
        await letter.Issue(proposal, loan, ct);
    }
}
