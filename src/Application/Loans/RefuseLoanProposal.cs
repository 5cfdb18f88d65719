using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The proposal is not followed, or its proposer takes it back; the loan stays as it was.</summary>
[RequirePermission(Permission.DecideForLoans, Permission.ProposeForLoans)]
public sealed record RefuseLoanProposal(Id<LoanProposal> ProposalId, string Reason) : ICommand<Id<Loan>>, IStatesReason;

internal sealed class RefuseLoanProposalValidator : AbstractValidator<RefuseLoanProposal>
{
    public RefuseLoanProposalValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
}

internal sealed class RefuseLoanProposalHandler(IActor actor, LoanProposals proposals, TimeProvider clock)
    : CommandHandler<RefuseLoanProposal, Id<Loan>>
{
    protected override async Task<Id<Loan>> Handle(RefuseLoanProposal command, CancellationToken ct)
    {
        var (loan, proposal) = await proposals.ToDecide(command.ProposalId, ct);
        LoanRules.TakenBackByProposer.Require(
            actor.May(Permission.DecideForLoans) || proposal.ProposedById == actor.StaffId
        );
        proposal.Refuse(command.Reason, await proposals.Me(ct), clock.GetUtcNow());
        return loan.Id;
    }
}
