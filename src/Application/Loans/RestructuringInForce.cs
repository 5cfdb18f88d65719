using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>Puts an agreed schedule in force: the loan gets its next version, the books the difference, the borrower the final addendum.</summary>
internal sealed class RestructuringInForce(
    LoanBooks books,
    RestructuringLetter letter,
    IDocumentIssuer issuer,
    TimeProvider clock
)
{
    public async Task Put(LoanRestructuring proposal, Loan loan, Id<StoredFile>? scan, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        proposal.Agree(scan, loan, at);
        var posting = loan.Restructure(
            proposal.Plan,
            proposal.Easing,
            proposal.FromOn,
            proposal.Reason,
            proposal.ProposedById,
            at
        );
        await books.Moved(loan, posting, clock.Today(), ct);
        await issuer.Revoke(DocumentKind.ScheduleAddendum, proposal.Id.Value, ct);
        await letter.Issue(proposal, loan, ct);
    }
}
