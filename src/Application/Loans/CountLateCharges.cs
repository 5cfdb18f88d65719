using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>
/// Counts the late charges of one night's next loans, up to the date; how many loans were looked at. A loan counted up to the date is not
/// met again, so the night may be run twice, on two nodes, or go on where it stopped.
/// </summary>
[SystemRequest]
public sealed record CountLateCharges(DateOnly On) : ICommand<int>;

internal sealed class CountLateChargesHandler(IProgrammeDb db, IActor actor, ILedger ledger, LoanBooks books)
    : CommandHandler<CountLateCharges, int>
{
    private const int Batch = 50;

    protected override async Task<int> Handle(CountLateCharges command, CancellationToken ct)
    {
        var ids = await db
            .Loans.AsNoTracking()
            .Where(l =>
                l.Status == LoanStatus.Disbursed
                && l.CountsLateCharges
                && l.OldestUnpaidOn < command.On
                && (l.LateChargesTo == null || l.LateChargesTo < command.On)
            )
            .OrderBy(l => l.Id)
            .Select(l => l.Id)
            .Take(Batch)
            .ToListAsync(ct);
        // A night made up for may lie in a month that was closed meanwhile.
        await ledger.CarryForward(ct);
        foreach (var id in ids)
        {
            var loan = await db.LoanToChange(id, actor, ct);
            await books.Moved(loan, loan.CountLateChargesTo(command.On), command.On, ct);
        }
        return ids.Count;
    }
}
