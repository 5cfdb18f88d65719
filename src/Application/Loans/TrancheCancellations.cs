using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;

namespace PmiEmas.Application.Loans;

/// <summary>What follows when two people agree to pay out no more of a loan: schedule, books and ceiling.</summary>
internal sealed class TrancheCancellations(IProgrammeDb db, LoanBooks books, AwardPostings postings)
{
    public async Task Carry(Loan loan, LoanProposal proposal, DateTimeOffset at, DateOnly on, CancellationToken ct)
    {
        var pending = loan.Tranches.Where(t => t.IsPending).Select(t => t.Id.Value).ToList();
        var underWay = await db.Payouts.AnyAsync(
            p =>
                p.Purpose == PayoutPurpose.LoanTranche
                && pending.Contains(p.SubjectId)
                && p.Status != PayoutStatus.Cancelled,
            ct
        );
        TrancheRules.NoneUnderWay.Require(!underWay);
        var (posting, cancelled) = loan.CancelTranches(proposal.Reason, proposal.DecidedById!.Value, at);
        await books.Moved(loan, posting, on, ct);
        await postings.Release(loan.CallId, loan.AsSource(), proposal.Id.Value, cancelled, on, ct);
    }
}
