using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Application.Documents;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>Plans a visit to the place of business and invites the applicant by letter.</summary>
[RequirePermission(Permission.AssignReviewers)]
public sealed record ScheduleFieldVisit(
    Id<BusinessPlan> PlanId,
    IReadOnlyList<Id<StaffMember>> Visitors,
    DateOnly On,
    TimeOnly From
) : ICommand<Id<FieldVisit>>;

/// <summary>Calls a planned visit off; the applicant is told, and another one can be planned.</summary>
[RequirePermission(Permission.AssignReviewers)]
public sealed record CancelFieldVisit(Id<FieldVisit> VisitId, string Reason) : ICommand, IStatesReason;

internal sealed class ScheduleFieldVisitHandler(IProgrammeDb db, IActor actor, VisitLetters letters, TimeProvider clock)
    : CommandHandler<ScheduleFieldVisit, Id<FieldVisit>>
{
    protected override async Task<Id<FieldVisit>> Handle(ScheduleFieldVisit command, CancellationToken ct)
    {
        var plan = await db.PlanToChange(command.PlanId, actor, ct);
        var call = await db.CallToRead(plan.CallId, ct);
        await RequireVisitors(command.Visitors, ct);
        var visit = FieldVisit.Schedule(
            Id<FieldVisit>.New(),
            await db.NextReference("KV", clock.Today(), ct),
            plan,
            await db.TallyOf(plan.Id, call, ct),
            command.Visitors,
            command.On,
            command.From,
            clock.Today(),
            actor.StaffId
        );
        db.FieldVisits.Add(visit);
        if (plan.Status == PlanStatus.InReview)
            plan.EnterFieldVisit(clock.GetUtcNow());
        await letters.Invite(visit, plan, ct);
        return visit.Id;
    }

    private async Task RequireVisitors(IReadOnlyList<Id<StaffMember>> visitors, CancellationToken ct)
    {
        var able = await db.MayVisit().Where(s => visitors.Contains(s.Id)).Select(s => s.Id).ToListAsync(ct);
        if (visitors.Except(able).Any())
            throw new NotFoundException(nameof(StaffMember));
    }
}

internal sealed class CancelFieldVisitHandler(IProgrammeDb db, IActor actor, IDocumentIssuer issuer)
    : CommandHandler<CancelFieldVisit>
{
    protected override async Task Handle(CancelFieldVisit command, CancellationToken ct)
    {
        var visit = await db.VisitToChange(command.VisitId, actor, ct);
        visit.Cancel(command.Reason);
        await issuer.Revoke(DocumentKind.FieldVisitInvitation, visit.PlanId.Value, ct);
    }
}

internal static class Visitors
{
    /// <summary>Who may be sent on a visit: active reviewers and officers.</summary>
    public static IQueryable<StaffMember> MayVisit(this IProgrammeDb db) =>
        db.Staff.Where(s => s.IsActive && (s.Roles.Contains(Role.Reviewer) || s.Roles.Contains(Role.Officer)));
}
