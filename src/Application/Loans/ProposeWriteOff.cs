using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Proposes to take a loan as lost, with the reason and its document; another person decides.</summary>
[RequirePermission(Permission.ProposeForLoans)]
public sealed record ProposeWriteOff(Id<Loan> LoanId, string Reason, Upload Document)
    : ICommand<Id<LoanProposal>>,
        IStatesReason;

internal sealed class ProposeWriteOffValidator : AbstractValidator<ProposeWriteOff>
{
    public ProposeWriteOffValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
}

internal sealed class ProposeWriteOffHandler(IProgrammeDb db, LoanProposals proposals)
    : CommandHandler<ProposeWriteOff, Id<LoanProposal>>
{
    protected override async Task<Id<LoanProposal>> Handle(ProposeWriteOff command, CancellationToken ct)
    {
        var proposal = LoanProposal.WriteOff(
            await proposals.Head(command.LoanId, command.Reason, command.Document, ct)
        );
        db.LoanProposals.Add(proposal);
        return proposal.Id;
    }
}
