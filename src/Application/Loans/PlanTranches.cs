using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The officer agrees on parts in which the loan is paid out, before the agreement is offered; none: at once.</summary>
[RequirePermission(Permission.OfferAgreements)]
public sealed record PlanTranches(Id<Loan> LoanId, IReadOnlyList<TrancheTerms> Parts) : ICommand;

internal sealed class PlanTranchesHandler(IProgrammeDb db, IActor actor, LoanContract contract)
    : CommandHandler<PlanTranches>
{
    protected override async Task Handle(PlanTranches command, CancellationToken ct)
    {
        var loan = await db.LoanToChange(command.LoanId, actor, ct);
        loan.PlanTranches(command.Parts, await db.Calendar(ct));
        var agreement = (await db.Agreements.FindAsync([loan.AgreementId!.Value], ct))!;
        agreement.Rewrite((await contract.Of(loan, ct))(agreement.Reference));
    }
}
