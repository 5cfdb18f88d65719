using PmiEmas.Application.Abstractions;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>Settles reviews that lie far apart by a record of what was talked over; no total changes.</summary>
[RequirePermission(Permission.AssignReviewers)]
public sealed record ModerateReviews(Id<BusinessPlan> PlanId, string Record) : ICommand, IStatesReason
{
    string? IStatesReason.Reason => Record;
}

internal sealed class ModerateReviewsHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ModerateReviews>
{
    protected override async Task Handle(ModerateReviews command, CancellationToken ct)
    {
        var plan = await db.PlanToChange(command.PlanId, actor, ct);
        var call = await db.CallToRead(plan.CallId, ct);
        var tally = await db.TallyOf(plan.Id, call, ct);
        db.Set<Moderation>()
            .Add(Moderation.Of(Id<Moderation>.New(), plan.Id, command.Record, tally, actor.StaffId, clock.GetUtcNow()));
    }
}
