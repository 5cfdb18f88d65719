using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Proposes to give up late charges, fees or charges of a loan; another person decides.</summary>
[RequirePermission(Permission.ProposeForLoans)]
public sealed record ProposeWaiver(
    Id<Loan> LoanId,
    DueComponent Component,
    Money Amount,
    string Reason,
    Upload? Document
) : ICommand<Id<LoanProposal>>, IStatesReason;

internal sealed class ProposeWaiverValidator : AbstractValidator<ProposeWaiver>
{
    public ProposeWaiverValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
}

internal sealed class ProposeWaiverHandler(IProgrammeDb db, IActor actor, LoanProposals proposals, TimeProvider clock)
    : CommandHandler<ProposeWaiver, Id<LoanProposal>>
{
    protected override async Task<Id<LoanProposal>> Handle(ProposeWaiver command, CancellationToken ct)
    {
        var head = await proposals.Head(command.LoanId, command.Reason, command.Document, ct);
        (await db.LoanToRead(command.LoanId, actor, ct)).RequireWaivable(
            command.Component,
            command.Amount,
            clock.Today()
        );
        var proposal = LoanProposal.Waiver(head, command.Component, command.Amount);
        db.LoanProposals.Add(proposal);
        return proposal.Id;
    }
}
