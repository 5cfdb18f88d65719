using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>Plans that wait for screening, the oldest first; each is due fourteen days after it came in.</summary>
internal sealed class PlanTasks(IProgrammeDb db) : ITaskSource
{
    private const int DaysToScreen = 14;
    private const int Shown = 50;

    public async Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct)
    {
        if (!actor.May(Permission.ScreenPlans))
            return [];
        var waiting = await db
            .BusinessPlans.VisibleTo(actor)
            .AsNoTracking()
            .Where(p => p.Status == PlanStatus.Submitted)
            .OrderBy(p => p.SubmittedAt)
            .Take(Shown)
            .Select(p => new
            {
                p.Id,
                p.Reference,
                p.BusinessName,
                p.SubmittedAt,
            })
            .ToListAsync(ct);
        return
        [
            .. waiting.Select(p => new InboxTask(
                "screen-plan",
                p.Id.Value,
                p.BusinessName,
                p.Reference,
                ProgrammeCalendar.DateOf(p.SubmittedAt!.Value).AddDays(DaysToScreen)
            )),
        ];
    }
}

/// <summary>Corrections asked, a plan to finish, a plan that is being judged, or a call to choose.</summary>
internal sealed class PlanNextStep(IProgrammeDb db) : INextStepSource
{
    public int Order => 50;

    public async Task<NextStep?> For(Id<Returnee> returnee, DateOnly today, CancellationToken ct)
    {
        var mine = await (
            from plan in db.BusinessPlans.AsNoTracking()
            where plan.ReturneeId == returnee
            join call in db.FundingCalls on plan.CallId equals call.Id
            orderby plan.ChangedAt descending
            select new
            {
                plan.Id,
                plan.Status,
                plan.BusinessName,
                plan.Reference,
                call.ClosesOn,
                CallStatus = call.Status,
            }
        ).ToListAsync(ct);

        string Name(string business, string reference) => business.Length > 0 ? business : reference;
        if (mine.Find(p => p.Status == PlanStatus.ChangesRequested) is { } asked)
            return new NextStep("correct-plan", asked.Id.Value, null, false, Name(asked.BusinessName, asked.Reference));
        var draft = mine.Find(p =>
            p.Status == PlanStatus.Draft && p.CallStatus == CallStatus.Open && p.ClosesOn >= today
        );
        if (draft is not null)
            return new NextStep(
                "continue-plan",
                draft.Id.Value,
                draft.ClosesOn,
                false,
                Name(draft.BusinessName, draft.Reference)
            );
        if (mine.Find(p => IsJudged(p.Status)) is { } judged)
            return new NextStep("plan-is-judged", judged.Id.Value, null, true, judged.BusinessName);
        if (mine.Exists(p => p.Status == PlanStatus.Approved))
            return null;
        var closes = await db
            .FundingCalls.Where(c => c.Status == CallStatus.Open && c.OpensOn <= today && c.ClosesOn >= today)
            .MinAsync(c => (DateOnly?)c.ClosesOn, ct);
        return closes is null ? null : new NextStep("choose-call", null, closes, false);
    }

    private static bool IsJudged(PlanStatus status) =>
        status
            is PlanStatus.Submitted
                or PlanStatus.Screened
                or PlanStatus.InReview
                or PlanStatus.FieldVisit
                or PlanStatus.ReadyForDecision
                or PlanStatus.Waitlisted;
}
