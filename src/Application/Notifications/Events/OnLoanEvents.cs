using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;

namespace PmiEmas.Application.Notifications.Events;

/// <summary>Congratulates on the last repayment.</summary>
internal sealed class OnLoanEvents(IProgrammeDb db, Postman postman) : IDomainEventHandler<LoanRepaid>
{
    public async Task Handle(LoanRepaid happened, CancellationToken ct)
    {
        var loan = (await db.Loans.FindAsync([happened.LoanId], ct))!;
        await postman.ToReturnee(
            happened.ReturneeId,
            "loan-repaid",
            // Reopened by a reversal and repaid again, it is told again.
            Postman.EachTime("loan-repaid", happened.LoanId.Value),
            _ => new() { ["reference"] = loan.Reference, ["link"] = SitePages.Loan(happened.LoanId) },
            ct
        );
    }
}
