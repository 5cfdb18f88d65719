using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Why an instalment is the amount it is: the formula of the method with this row's numbers, and what came on top.</summary>
[RequirePermission(Permission.ViewLoans, Permission.UseOwnFile)]
public sealed record ExplainInstalment(Id<Loan> LoanId, int No) : IQuery<InstalmentExplained>;

/// <param name="Opening">Principal before this instalment, as scheduled.</param>
/// <param name="From">Where its period began.</param>
/// <param name="IsLast">It takes what rounding left over.</param>
/// <param name="Paid">The receipts and waivers that covered it.</param>
public sealed record InstalmentExplained(
    Loan Loan,
    LoanInstalment Row,
    Money Opening,
    DateOnly From,
    int Days,
    bool IsLast,
    IReadOnlyList<Levy> Levies,
    IReadOnlyList<(Repayment By, LoanAllocation Part)> Paid
);

internal sealed class ExplainInstalmentHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<ExplainInstalment, InstalmentExplained>
{
    protected override async Task<InstalmentExplained> Handle(ExplainInstalment query, CancellationToken ct)
    {
        var loan = await db.LoanToRead(query.LoanId, actor, ct);
        loan.CountLateChargesTo(clock.Today());
        var row =
            loan.Instalments.SingleOrDefault(i => i.No == query.No)
            ?? throw new NotFoundException(nameof(LoanInstalment));
        var before = loan.Instalments.Where(i => i.No < row.No).MaxBy(i => i.No);
        var from = before?.DueOn ?? loan.PlannedOn;
        return new InstalmentExplained(
            loan,
            row,
            row.Balance + row.Principal,
            from,
            row.DueOn.DayNumber - from.DayNumber,
            row.No == loan.Instalments.Max(i => i.No),
            [.. loan.Levies.Where(l => l.InstalmentNo == row.No && l.CancelledByRun is null)],
            [
                .. loan
                    .Allocations.Where(a => a.InstalmentNo == row.No && a.SupersededByRun is null)
                    .OrderBy(a => a.Seq)
                    .Select(a => (loan.Repayments.Single(r => r.No == a.RepaymentNo), a)),
            ]
        );
    }
}
