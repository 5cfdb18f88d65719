using FluentValidation;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>An officer proposes to ease a loan, with the reason and what shows it.</summary>
[RequirePermission(Permission.ProposeRestructuring)]
public sealed record ProposeRestructuring(
    Id<Loan> LoanId,
    RestructuringWay Way,
    int Periods,
    Money Instalment,
    string Reason,
    Upload Document
) : ICommand<Id<LoanRestructuring>>, IStatesReason;

internal sealed class ProposeRestructuringValidator : AbstractValidator<ProposeRestructuring>
{
    public ProposeRestructuringValidator()
    {
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
        RuleFor(c => c.Document).NotNull();
        RuleFor(c => c.Periods).InclusiveBetween(1, 60).When(c => c.Way != RestructuringWay.Lower);
    }
}

internal sealed class ProposeRestructuringHandler(IProgrammeDb db, IActor actor, IFileKeeper files, TimeProvider clock)
    : CommandHandler<ProposeRestructuring, Id<LoanRestructuring>>
{
    protected override async Task<Id<LoanRestructuring>> Handle(ProposeRestructuring command, CancellationToken ct)
    {
        var loan = await db.LoanToChange(command.LoanId, actor, ct);
        var easing = new Easing(command.Way, command.Periods, command.Instalment);
        var plan = loan.PlanRestructuring(easing, clock.Today(), await db.Calendar(ct));
        RestructuringRules.OneAtATime.Require(
            !await db.LoanRestructurings.AnyAsync(
                r =>
                    r.LoanId == loan.Id
                    && (r.Status == RestructuringStatus.Proposed || r.Status == RestructuringStatus.Approved),
                ct
            )
        );
        var id = Id<LoanRestructuring>.New();
        var document = await files.Keep(
            command.Document,
            FilePurpose.Restructuring,
            id.Value,
            loan.ReturneeId.Value,
            ct
        );
        var proposal = LoanRestructuring.Propose(
            id,
            await db.NextReference("RS", clock.Today(), ct),
            loan,
            easing,
            plan,
            command.Reason,
            document,
            actor.StaffId,
            clock.GetUtcNow()
        );
        db.LoanRestructurings.Add(proposal);
        return id;
    }
}
