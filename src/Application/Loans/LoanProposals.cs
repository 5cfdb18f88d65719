using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>How proposals are begun and loaded, the same for all kinds.</summary>
internal sealed class LoanProposals(
    IProgrammeDb db,
    IActor actor,
    IFileKeeper files,
    PaymentPeople people,
    TimeProvider clock
)
{
    public async Task<ProposalHead> Head(Id<Loan> loanId, string reason, Upload? document, CancellationToken ct)
    {
        var loan = await db.LoanToChange(loanId, actor, ct);
        var kept = document is null
            ? (Id<StoredFile>?)null
            : await files.Keep(document, FilePurpose.LoanEvidence, loan.Id.Value, loan.ReturneeId.Value, ct);
        return new ProposalHead(
            Id<LoanProposal>.New(),
            await db.NextReference("UP", clock.Today(), ct),
            loan,
            reason,
            kept,
            actor.StaffId,
            clock.GetUtcNow()
        );
    }

    /// <summary>The proposal and its loan, the loan locked first.</summary>
    public async Task<(Loan Loan, LoanProposal Proposal)> ToDecide(Id<LoanProposal> id, CancellationToken ct)
    {
        var loanId = await db
            .LoanProposals.AsNoTracking()
            .Where(p => p.Id == id)
            .Select(p => (Id<Loan>?)p.LoanId)
            .SingleOrDefaultAsync(ct);
        if (loanId is null)
            throw new NotFoundException(nameof(LoanProposal));
        var loan = await db.LoanToChange(loanId.Value, actor, ct);
        return (loan, await db.LoanProposals.SingleAsync(p => p.Id == id, ct));
    }

    public Task<Domain.Payments.PaymentPerson> Me(CancellationToken ct) => people.Person(actor.StaffId, ct);

    public Task<Domain.Payments.PaymentPerson> Proposer(LoanProposal proposal, CancellationToken ct) =>
        people.Person(proposal.ProposedById, ct);
}
