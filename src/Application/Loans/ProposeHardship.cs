using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Proposes to hold the borrower unable to pay for some days: they cost no late charges. Another person decides.</summary>
[RequirePermission(Permission.ProposeForLoans)]
public sealed record ProposeHardship(Id<Loan> LoanId, DateOnly From, DateOnly? Until, string Reason, Upload? Document)
    : ICommand<Id<LoanProposal>>,
        IStatesReason;

internal sealed class ProposeHardshipValidator : AbstractValidator<ProposeHardship>
{
    public ProposeHardshipValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
}

internal sealed class ProposeHardshipHandler(IProgrammeDb db, LoanProposals proposals)
    : CommandHandler<ProposeHardship, Id<LoanProposal>>
{
    protected override async Task<Id<LoanProposal>> Handle(ProposeHardship command, CancellationToken ct)
    {
        var head = await proposals.Head(command.LoanId, command.Reason, command.Document, ct);
        var proposal = LoanProposal.Hardship(head, command.From, command.Until);
        db.LoanProposals.Add(proposal);
        return proposal.Id;
    }
}
