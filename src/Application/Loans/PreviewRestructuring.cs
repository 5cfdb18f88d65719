using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The three ways side by side: a holiday of so many periods, so many more instalments, instalments of at most so much.</summary>
[RequirePermission(Permission.ProposeRestructuring)]
public sealed record PreviewRestructuring(Id<Loan> LoanId, int Holiday, int More, Money Instalment)
    : IQuery<RestructuringPreview>;

/// <param name="Loan">As it stands.</param>
/// <param name="Name">The borrower's.</param>
/// <param name="AsOf">Today: the schedule would count from it.</param>
/// <param name="Before">What is still to be paid now.</param>
/// <param name="Arrears">Late today; a restructuring moves it into the new schedule.</param>
public sealed record RestructuringPreview(
    Loan Loan,
    string Name,
    DateOnly AsOf,
    ScheduleFigures Before,
    Money Arrears,
    IReadOnlyList<RestructuringOption> Options
);

internal sealed class PreviewRestructuringHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<PreviewRestructuring, RestructuringPreview>
{
    protected override async Task<RestructuringPreview> Handle(PreviewRestructuring query, CancellationToken ct)
    {
        var loan =
            await db
                .Loans.AsNoTracking()
                .AsSplitQuery()
                .VisibleTo(actor)
                .SingleOrDefaultAsync(l => l.Id == query.LoanId, ct)
            ?? throw new NotFoundException(nameof(Loan));
        LoanRules.RestructuredOnlyWhileRunning.Require(loan.Status == LoanStatus.Disbursed);
        var (today, calendar) = (clock.Today(), await db.Calendar(ct));
        Easing[] easings =
        [
            new(RestructuringWay.Postpone, query.Holiday, Money.Zero),
            new(RestructuringWay.Extend, query.More, Money.Zero),
            new(RestructuringWay.Lower, 0, query.Instalment),
        ];
        return new RestructuringPreview(
            loan,
            await db.Returnees.Where(r => r.Id == loan.ReturneeId).Select(r => r.FullName).SingleAsync(ct),
            today,
            ScheduleFigures.Of(loan),
            Money.Sum(loan.Instalments.Where(i => i.PayableOn < today).Select(i => i.Unpaid)),
            [.. easings.Select(easing => loan.Offer(easing, today, calendar))]
        );
    }
}
