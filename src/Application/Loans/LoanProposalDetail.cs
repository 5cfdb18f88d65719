using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>One proposal as its decider must see it: who proposes what, why, and what the loan owes today.</summary>
[RequirePermission(Permission.ProposeForLoans, Permission.DecideForLoans, Permission.ViewLoans)]
public sealed record LoanProposalDetail(Id<LoanProposal> ProposalId) : IQuery<LoanProposalPage>;

/// <param name="Owed">By component, today.</param>
public sealed record LoanProposalPage(
    LoanProposal Proposal,
    Loan Loan,
    string Name,
    string Proposer,
    string? Decider,
    IReadOnlyDictionary<DueComponent, Money> Owed,
    bool ActorMayDecide,
    bool ActorMayTakeBack,
    IReadOnlyList<HistoryRow> History
);

internal sealed class LoanProposalDetailHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<LoanProposalDetail, LoanProposalPage>
{
    protected override async Task<LoanProposalPage> Handle(LoanProposalDetail query, CancellationToken ct)
    {
        var proposal =
            await db.LoanProposals.AsNoTracking().SingleOrDefaultAsync(p => p.Id == query.ProposalId, ct)
            ?? throw new NotFoundException(nameof(LoanProposal));
        var loan = await db.LoanToRead(proposal.LoanId, actor, ct);
        loan.CountLateChargesTo(clock.Today());
        var names = await db
            .Staff.AsNoTracking()
            .Where(s => s.Id == proposal.ProposedById || s.Id == proposal.DecidedById)
            .Select(s => new { s.Id, s.FullName })
            .ToDictionaryAsync(s => s.Id, s => s.FullName, ct);
        return new LoanProposalPage(
            proposal,
            loan,
            await db.Returnees.Where(r => r.Id == loan.ReturneeId).Select(r => r.FullName).SingleAsync(ct),
            names[proposal.ProposedById],
            proposal.DecidedById is { } decider ? names[decider] : null,
            Enum.GetValues<DueComponent>().ToDictionary(c => c, c => Money.Sum(loan.Owed.Select(i => i[c]))),
            proposal.Status == LoanProposalStatus.Proposed
                && actor.May(Permission.DecideForLoans)
                && actor.StaffId != proposal.ProposedById,
            proposal.Status == LoanProposalStatus.Proposed
                && actor.Kind == ActorKind.Staff
                && actor.StaffId == proposal.ProposedById,
            await db.HistoryOf(proposal.Id.Value, ct)
        );
    }
}
