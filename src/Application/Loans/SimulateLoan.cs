using System.Runtime.InteropServices;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>What anybody would pay for a loan of these terms; nothing is kept. Without a calendar the programme's own counts.</summary>
[AllowAnonymousRequest]
public sealed record SimulateLoan(LoanTerms Terms, PayDateShift Shift, ProgrammeCalendar? Calendar = null)
    : IQuery<LoanSimulation>;

/// <summary>A schedule with its sums, in whole rupiah.</summary>
public sealed record LoanSimulation(
    SimulatedTotals Totals,
    long RegularInstalment,
    long LastInstalment,
    IReadOnlyList<SimulatedRow> Rows
);

[StructLayout(LayoutKind.Auto)]
public readonly record struct SimulatedTotals(long Principal, long Charge, long Total);

[StructLayout(LayoutKind.Auto)]
public readonly record struct SimulatedRow(
    int No,
    DateOnly DueDate,
    DateOnly PayableDate,
    long Principal,
    long Charge,
    long Total,
    long Balance
);

internal sealed class SimulateLoanHandler(IProgrammeDb db) : QueryHandler<SimulateLoan, LoanSimulation>
{
    protected override async Task<LoanSimulation> Handle(SimulateLoan query, CancellationToken ct)
    {
        // Wrong terms are refused before the database is asked.
        var schedule = RepaymentSchedule
            .Create(query.Terms)
            .PayableBy(query.Calendar ?? await db.Calendar(ct), query.Shift);
        return new LoanSimulation(
            new SimulatedTotals(schedule.Principal.Rupiah, schedule.Charge.Rupiah, schedule.Total.Rupiah),
            schedule.RegularInstalment.Rupiah,
            schedule.LastInstalment.Rupiah,
            [
                .. schedule.Rows.Select(r => new SimulatedRow(
                    r.No,
                    r.DueOn,
                    r.PayableOn,
                    r.Principal.Rupiah,
                    r.Charge.Rupiah,
                    r.Total.Rupiah,
                    r.Balance.Rupiah
                )),
            ]
        );
    }
}
