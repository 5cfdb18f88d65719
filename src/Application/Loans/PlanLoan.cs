using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The officer agrees with the borrower on dates and length before the agreement is offered; its text gets the new schedule.</summary>
[RequirePermission(Permission.OfferAgreements)]
public sealed record PlanLoan(Id<Loan> LoanId, int Periods, DateOnly PlannedOn, DateOnly? FirstDueOn) : ICommand;

internal sealed class PlanLoanHandler(IProgrammeDb db, IActor actor, LoanContract contract, TimeProvider clock)
    : CommandHandler<PlanLoan>
{
    protected override async Task Handle(PlanLoan command, CancellationToken ct)
    {
        var loan = await db.LoanToChange(command.LoanId, actor, ct);
        if (command.PlannedOn < clock.Today())
            throw new RuleBrokenException(LoanRules.PlannedAhead) { Field = nameof(command.PlannedOn) };
        loan.Plan(command.Periods, command.PlannedOn, command.FirstDueOn, await db.Calendar(ct));
        var agreement = (await db.Agreements.FindAsync([loan.AgreementId!.Value], ct))!;
        agreement.Rewrite((await contract.Of(loan, ct))(agreement.Reference));
    }
}
