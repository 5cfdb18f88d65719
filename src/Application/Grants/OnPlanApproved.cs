using System.Text;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Agreements;
using PmiEmas.Application.Documents;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Grants;

/// <summary>A plan of a grant call was approved: the grant is awarded, its money committed, and its agreement prepared.</summary>
internal sealed class OnPlanApproved(
    IProgrammeDb db,
    AgreementWriter agreements,
    AwardPostings postings,
    ILetterTexts texts,
    TimeProvider clock
) : IDomainEventHandler<PlanApproved>
{
    // A contract is in Indonesian (Law 24/2009 article 31).
    private const string Language = "id";

    public async Task Handle(PlanApproved happened, CancellationToken ct)
    {
        var call = (await db.FundingCalls.FindAsync([happened.CallId], ct))!;
        if (call.Kind != CallKind.Grant)
            return;
        var plan = (await db.BusinessPlans.FindAsync([happened.PlanId], ct))!;
        var today = clock.Today();
        var grant = Grant.Award(
            Id<Grant>.New(),
            await db.NextReference("HB", today, ct),
            plan,
            call,
            await HasCompletedCourse(plan.ReturneeId, call.CourseCode, ct),
            clock.GetUtcNow()
        );
        db.Grants.Add(grant);
        await postings.Commit(call.Id, grant.AsSource(), plan.Region, grant.Amount, today, ct);
        var returnee = (await db.Returnees.FindAsync([plan.ReturneeId], ct))!;
        var fund = (await db.FundSources.FindAsync([call.FundSourceId], ct))!;
        await agreements.Prepare(
            AgreementKind.Grant,
            grant.Id.Value,
            plan.Id,
            plan.ReturneeId,
            grant.Amount,
            reference => Terms(reference, grant, plan, call, fund, returnee),
            ct
        );
    }

    private Task<bool> HasCompletedCourse(Id<Returnee> returnee, string? courseCode, CancellationToken ct) =>
        db.Cohorts.AnyAsync(
            c =>
                c.Enrolments.Any(e => e.ReturneeId == returnee && e.Status == EnrolmentStatus.Completed)
                && (courseCode == null || db.Courses.Any(k => k.Id == c.CourseId && k.Code == courseCode)),
            ct
        );

    private string Terms(
        string reference,
        Grant grant,
        BusinessPlan plan,
        FundingCall call,
        FundSource fund,
        Returnee returnee
    )
    {
        var terms = new StringBuilder();
        terms.AppendLine(
            texts.Of(
                Language,
                "grants.terms",
                reference,
                returnee.FullName,
                grant.Amount,
                texts.InWords(Language, grant.Amount),
                plan.BusinessName,
                plan.Reference,
                fund.Name,
                call.LegalBasis,
                grant.Reference,
                Grant.ReportDays
            )
        );
        foreach (var tranche in grant.Tranches)
            terms.AppendLine(
                texts.Of(
                    Language,
                    "grants.terms-tranche",
                    tranche.No,
                    tranche.Amount,
                    Needs(tranche) + Planned(tranche)
                )
            );
        foreach (var line in grant.Lines.OrderBy(l => l.Position))
            terms.AppendLine(texts.Of(Language, "grants.terms-line", line.Position, line.Description, line.Approved));
        terms.AppendLine(texts.Of(Language, "grants.terms-duties", Grant.ReportDays));
        return terms.ToString();
    }

    private string Planned(Tranche tranche) =>
        tranche.DueDays is { } days
            ? " " + texts.Of(Language, "grants.terms-planned", days, texts.Of(Language, tranche.DueAfter))
            : "";

    private string Needs(Tranche tranche) =>
        string.Join(
            "; ",
            Enum.GetValues<TrancheConditions>()
                .Where(c => c != TrancheConditions.None && tranche.Needs.HasFlag(c))
                .Select(c => texts.Of(Language, c))
        );
}
