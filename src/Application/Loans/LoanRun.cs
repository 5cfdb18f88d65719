using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>One run beside the split it replaced.</summary>
[RequirePermission(Permission.ViewLoans, Permission.UseOwnFile)]
public sealed record LoanRun(Id<Loan> LoanId, int No) : IQuery<RunPage>;

/// <param name="Run">Null where nothing was split anew.</param>
/// <param name="Cancelled">Late charges that the run took back.</param>
public sealed record RunPage(
    Loan Loan,
    AllocationRun? Run,
    IReadOnlyList<RunChange> Changes,
    IReadOnlyList<Levy> Cancelled
)
{
    internal static RunPage Of(Loan loan, int no)
    {
        if (loan.Runs.SingleOrDefault(r => r.No == no) is not { } run)
            return new RunPage(loan, null, [], []);
        var touched = loan
            .Allocations.Where(a => a.RunNo == no || a.SupersededByRun == no)
            .Select(a => a.RepaymentNo)
            .ToHashSet();
        var changes = loan
            .Repayments.Where(r => touched.Contains(r.No))
            .OrderBy(r => r.On)
            .ThenBy(r => r.No)
            .Select(r => new RunChange(r, loan.PartsOf(r, no - 1), loan.PartsOf(r, no)));
        return new RunPage(loan, run, [.. changes], [.. loan.Levies.Where(l => l.CancelledByRun == no)]);
    }
}

/// <summary>One receipt before and after a run; its number and its amount stay.</summary>
public sealed record RunChange(
    Repayment Repayment,
    IReadOnlyList<LoanAllocation> Before,
    IReadOnlyList<LoanAllocation> After
)
{
    public bool IsSame =>
        Before
            .Select(p => (p.InstalmentNo, p.Target, p.Amount))
            .SequenceEqual(After.Select(p => (p.InstalmentNo, p.Target, p.Amount)));
}

internal sealed class LoanRunHandler(IProgrammeDb db, IActor actor) : QueryHandler<LoanRun, RunPage>
{
    protected override async Task<RunPage> Handle(LoanRun query, CancellationToken ct)
    {
        var page = RunPage.Of(await db.LoanToRead(query.LoanId, actor, ct), query.No);
        return page.Run is null ? throw new NotFoundException(nameof(AllocationRun)) : page;
    }
}
