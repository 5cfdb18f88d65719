using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Notifications.Events;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications.Reminders;

/// <summary>Reminds people whose plan is still a draft that its call closes in three days; how many were reminded, at most some hundreds.</summary>
[SystemRequest]
public sealed record QueueClosingReminders(DateOnly On) : ICommand<int>;

internal sealed class QueueClosingRemindersHandler(IProgrammeDb db, Postman postman)
    : CommandHandler<QueueClosingReminders, int>
{
    private const int Batch = 200;

    private static readonly ReminderKind Kind = new("h-3", "call-closing-soon", 3);

    protected override async Task<int> Handle(QueueClosingReminders command, CancellationToken ct)
    {
        var drafts = await Unreminded(command.On).Take(Batch).ToListAsync(ct);
        foreach (var draft in drafts)
            await Remind(draft, ct);
        return drafts.Count;
    }

    private IQueryable<WaitingDraft> Unreminded(DateOnly on)
    {
        var (first, last, prefix) = (Kind.FirstDay(on), Kind.LastDay(on), Kind.Prefix("closing"));
        return from plan in db.BusinessPlans.AsNoTracking()
            join call in db.FundingCalls on plan.CallId equals call.Id
            where
                plan.Status == PlanStatus.Draft
                && call.Status == CallStatus.Open
                && call.ClosesOn >= first
                && call.ClosesOn <= last
                && !db.Set<Message>()
                    .Any(m =>
                        m.ReturneeId == plan.ReturneeId && m.DedupeKey == prefix + ((Guid)(object)plan.Id).ToString()
                    )
            orderby plan.Id
            select new WaitingDraft(
                plan.Id,
                plan.ReturneeId,
                plan.BusinessName,
                plan.Reference,
                call.Title,
                call.ClosesOn
            );
    }

    private Task Remind(WaitingDraft draft, CancellationToken ct) =>
        postman.ToReturnee(
            draft.ReturneeId,
            Kind.Template,
            Kind.Prefix("closing") + draft.PlanId,
            language =>
                new()
                {
                    ["title"] = draft.Title,
                    // A plan just begun has no name yet.
                    ["business"] = draft.BusinessName.Length > 0 ? draft.BusinessName : draft.Reference,
                    ["closesOn"] = MessageValues.Date(draft.ClosesOn, language),
                    ["link"] = SitePages.Plan(draft.PlanId),
                },
            ct
        );

    private sealed record WaitingDraft(
        Id<BusinessPlan> PlanId,
        Id<Returnee> ReturneeId,
        string BusinessName,
        string Reference,
        string Title,
        DateOnly ClosesOn
    );
}
