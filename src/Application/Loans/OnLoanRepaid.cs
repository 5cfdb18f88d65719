using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;

namespace PmiEmas.Application.Loans;

/// <summary>Nothing is owed any more: the settlement letter is made, the award and its agreement end; a reversal revokes the letter.</summary>
internal sealed class OnLoanRepaid(IProgrammeDb db, LoanLetters letters, IDocumentIssuer issuer, TimeProvider clock)
    : IDomainEventHandler<LoanRepaid>,
        IDomainEventHandler<LoanReopened>
{
    public async Task Handle(LoanRepaid happened, CancellationToken ct)
    {
        var loan = await db.WholeLoan(happened.LoanId, ct);
        await letters.Issue(loan, DocumentKind.SettlementLetter, ct);
        (await db.BusinessPlans.FindAsync([loan.PlanId], ct))!.EndAward(loan.RepaidOn!.Value);
        var agreement = (await db.Agreements.FindAsync([loan.AgreementId!.Value], ct))!;
        if (agreement.Status == AgreementStatus.InForce)
            agreement.End(clock.GetUtcNow());
    }

    public Task Handle(LoanReopened happened, CancellationToken ct) =>
        issuer.Revoke(DocumentKind.SettlementLetter, happened.LoanId.Value, ct);
}
