using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The second person agrees: the loan and the books change in the same transaction.</summary>
[RequirePermission(Permission.DecideForLoans)]
public sealed record ApproveLoanProposal(Id<LoanProposal> ProposalId) : ICommand<Id<Loan>>;

internal sealed class ApproveLoanProposalHandler(
    LoanProposals proposals,
    LoanBooks books,
    TrancheCancellations cancellations,
    TimeProvider clock
) : CommandHandler<ApproveLoanProposal, Id<Loan>>
{
    protected override async Task<Id<Loan>> Handle(ApproveLoanProposal command, CancellationToken ct)
    {
        var (loan, proposal) = await proposals.ToDecide(command.ProposalId, ct);
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        proposal.Approve(await proposals.Me(ct), await proposals.Proposer(proposal, ct), now);
        if (proposal.Kind == LoanProposalKind.WriteOff)
        {
            await books.WrittenOff(loan, loan.WriteOff(today, now), today, ct);
            return loan.Id;
        }
        if (proposal.Kind == LoanProposalKind.CancelTranches)
        {
            await cancellations.Carry(loan, proposal, now, today, ct);
            return loan.Id;
        }
        var posting =
            proposal.Kind == LoanProposalKind.Waiver
                ? loan.Waive(proposal.Component!.Value, proposal.Amount, proposal.Reference, today, now)
                : loan.AcknowledgeHardship(proposal.From!.Value, proposal.Until, now);
        await books.Moved(loan, posting, today, ct);
        return loan.Id;
    }
}
