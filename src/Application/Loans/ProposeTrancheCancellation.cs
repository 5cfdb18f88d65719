using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Proposes to pay out no more of a loan; another person decides.</summary>
[RequirePermission(Permission.ProposeForLoans)]
public sealed record ProposeTrancheCancellation(Id<Loan> LoanId, string Reason, Upload? Document)
    : ICommand<Id<LoanProposal>>,
        IStatesReason;

internal sealed class ProposeTrancheCancellationValidator : AbstractValidator<ProposeTrancheCancellation>
{
    public ProposeTrancheCancellationValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
}

internal sealed class ProposeTrancheCancellationHandler(IProgrammeDb db, LoanProposals proposals)
    : CommandHandler<ProposeTrancheCancellation, Id<LoanProposal>>
{
    protected override async Task<Id<LoanProposal>> Handle(ProposeTrancheCancellation command, CancellationToken ct)
    {
        var proposal = LoanProposal.CancelTranches(
            await proposals.Head(command.LoanId, command.Reason, command.Document, ct)
        );
        db.LoanProposals.Add(proposal);
        return proposal.Id;
    }
}
