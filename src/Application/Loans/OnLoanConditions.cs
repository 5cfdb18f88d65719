using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Loans;

/// <summary>What a loan waits for elsewhere: both signatures, the course.</summary>
internal sealed class OnLoanConditions(IProgrammeDb db, AwardPostings postings, TimeProvider clock)
    : IDomainEventHandler<AgreementInForce>,
        IDomainEventHandler<AgreementTerminated>,
        IDomainEventHandler<CourseCompleted>
{
    public async Task Handle(AgreementInForce happened, CancellationToken ct)
    {
        if (happened.Kind.IsOfLoan())
            (await db.LoanOfEvent(happened.SubjectId, ct)).AgreementCameIntoForce();
    }

    /// <summary>Before the money went out, the loan falls away and its commitment returns to the ceiling.</summary>
    public async Task Handle(AgreementTerminated happened, CancellationToken ct)
    {
        if (!happened.Kind.IsOfLoan())
            return;
        var loan = await db.LoanOfEvent(happened.SubjectId, ct);
        if (loan.Status != LoanStatus.Approved)
            return;
        loan.Cancel();
        await postings.Release(loan.CallId, loan.AsSource(), loan.Id.Value, loan.Principal, clock.Today(), ct);
    }

    public async Task Handle(CourseCompleted happened, CancellationToken ct)
    {
        var code = (await db.Courses.FindAsync([happened.CourseId], ct))!.Code;
        var waiting = await db
            .Loans.Where(l =>
                l.ReturneeId == happened.ReturneeId
                && l.AwaitsCourse
                && db.FundingCalls.Any(c => c.Id == l.CallId && (c.CourseCode == null || c.CourseCode == code))
            )
            .Select(l => l.Id)
            .ToListAsync(ct);
        foreach (var id in waiting)
            (await db.LoanOfEvent(id.Value, ct)).CourseWasCompleted();
    }
}
