using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Database.Loans;

/// <summary>One statement, whatever the loan's age: it locks the loan's row and then reads what is open.</summary>
internal sealed class LoansToRepay(ProgrammeDb db, IActor actor, TimeProvider clock) : ILoansToRepay
{
    public async Task<LoanToRepay> Open(
        Id<Loan> id,
        Money amount,
        DateOnly receivedOn,
        PrepaymentPlan? prepay,
        CancellationToken ct
    )
    {
        var locked = db.Loans.FromSql($"select l.*, l.xmin from loans.loan l where l.id = {id.Value} for update");
        // Drawn once for the statement, not for each of its rows.
        var number = db.Database.SqlQuery<long>($"select nextval('shared.reference_kw') as \"Value\"");
        var rows = await (
            from loan in locked.VisibleTo(actor)
            join fund in db.FundSources on loan.FundSourceId equals fund.Id
            from open in db.OpenInstalments((Guid)(object)loan.Id).DefaultIfEmpty()
            select new
            {
                Loan = loan,
                Fund = fund,
                Open = open,
                Number = number.First(),
            }
        )
            .IgnoreAutoIncludes()
            .AsSingleQuery()
            .ToListAsync(ct);
        if (rows.Count == 0)
            throw new NotFoundException(nameof(Loan));
        if (!rows[0].Loan.TakesPlainly(amount, receivedOn, prepay))
            await db.Loans.AsSplitQuery().Where(l => l.Id == id).LoadAsync(ct);
        return new LoanToRepay(rows[0].Loan, ProgrammeDb.ReferenceOf("KW", clock.Today(), rows[0].Number));
    }
}
