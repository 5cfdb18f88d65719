using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The returnee's own loans, the running ones first.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record MyLoans : IQuery<IReadOnlyList<MyLoanRow>>;

public sealed record MyLoanRow(
    Id<Loan> Id,
    string Reference,
    LoanStatus Status,
    Money Principal,
    Money Outstanding,
    DateOnly? OldestUnpaidOn
);

internal sealed class MyLoansHandler(IProgrammeDb db, IActor actor) : QueryHandler<MyLoans, IReadOnlyList<MyLoanRow>>
{
    protected override async Task<IReadOnlyList<MyLoanRow>> Handle(MyLoans query, CancellationToken ct) =>
        await db
            .Loans.AsNoTracking()
            .Where(l => l.ReturneeId == actor.ReturneeId && l.Status != LoanStatus.Cancelled)
            .OrderBy(l => l.Status == LoanStatus.Repaid)
            .ThenByDescending(l => l.Id)
            .Select(l => new MyLoanRow(
                l.Id,
                l.Reference,
                l.Status,
                l.Principal,
                l.OutstandingPrincipal,
                l.OldestUnpaidOn
            ))
            .ToListAsync(ct);
}
