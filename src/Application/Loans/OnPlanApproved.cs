using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Agreements;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Loans;

/// <summary>A plan of a loan call was approved: the loan is made, its money committed, and its agreement prepared with the whole schedule.</summary>
internal sealed class OnPlanApproved(
    IProgrammeDb db,
    AgreementWriter agreements,
    AwardPostings postings,
    LoanContract contract,
    TimeProvider clock
) : IDomainEventHandler<PlanApproved>
{
    /// <summary>Time for signing and paying; the officer agrees on another day where needed.</summary>
    private const int DaysUntilDisbursement = 14;

    public async Task Handle(PlanApproved happened, CancellationToken ct)
    {
        var call = (await db.FundingCalls.FindAsync([happened.CallId], ct))!;
        if (call.Kind != CallKind.Loan)
            return;
        var plan = (await db.BusinessPlans.FindAsync([happened.PlanId], ct))!;
        // Where the applicant left it to the office, the one the call names first is proposed.
        var code = plan.LoanProductCode ?? call.LoanProductCodes[0];
        var product = await db.LoanProducts.SingleOrDefaultAsync(p => p.Code == code, ct);
        LoanRules.NeedsProduct.Require(product is not null);
        var (today, calendar) = (clock.Today(), await db.Calendar(ct));
        var loan = Loan.Approve(
            Id<Loan>.New(),
            await db.NextReference("PJ", today, ct),
            plan,
            call,
            product!,
            happened.Amount,
            calendar.OnOrAfter(today.AddDays(DaysUntilDisbursement)),
            await HasCompletedCourse(plan.ReturneeId, call.CourseCode, ct),
            calendar,
            clock.GetUtcNow()
        );
        db.Loans.Add(loan);
        await postings.Commit(call.Id, loan.AsSource(), plan.Region, loan.Principal, today, ct);
        var terms = await contract.Of(loan, ct);
        var agreement = await agreements.Prepare(
            LoanContract.KindOf(loan.Product),
            loan.Id.Value,
            plan.Id,
            plan.ReturneeId,
            loan.Principal,
            terms,
            ct
        );
        loan.BindTo(agreement.Id);
    }

    private Task<bool> HasCompletedCourse(Id<Returnee> returnee, string? courseCode, CancellationToken ct) =>
        db.Cohorts.AnyAsync(
            c =>
                c.Enrolments.Any(e => e.ReturneeId == returnee && e.Status == EnrolmentStatus.Completed)
                && (courseCode == null || db.Courses.Any(k => k.Id == c.CourseId && k.Code == courseCode)),
            ct
        );
}
