using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;

namespace PmiEmas.Application.Notifications.Events;

/// <summary>Tells the borrower that a new schedule waits for their word.</summary>
internal sealed class OnRestructuringEvents(IProgrammeDb db, Postman postman)
    : IDomainEventHandler<RestructuringApproved>
{
    public async Task Handle(RestructuringApproved happened, CancellationToken ct)
    {
        var proposal = (await db.LoanRestructurings.FindAsync([happened.Id], ct))!;
        var loan = (await db.Loans.FindAsync([happened.LoanId], ct))!;
        await postman.ToReturnee(
            happened.ReturneeId,
            "restructuring-offered",
            Postman.Once("restructuring-offered", happened.Id.Value),
            language =>
                new()
                {
                    ["reference"] = loan.Reference,
                    ["amount"] = proposal.After.Instalment.ToString(),
                    ["date"] = MessageValues.Date(proposal.ValidUntil, language),
                    ["link"] = SitePages.Restructuring(happened.Id),
                },
            ct
        );
    }
}
