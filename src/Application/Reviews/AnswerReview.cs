using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>The reviewer declares to be free of conflicts and takes the review up.</summary>
[RequirePermission(Permission.ReviewPlans)]
public sealed record AcceptReview(Id<Review> ReviewId) : ICommand;

/// <summary>The reviewer steps back from a review: the plan is no longer shown to them.</summary>
[RequirePermission(Permission.ReviewPlans)]
public sealed record RecuseReview(Id<Review> ReviewId, string Reason) : ICommand, IStatesReason;

/// <summary>The officer takes a review away from a reviewer, e.g. who does not answer.</summary>
[RequirePermission(Permission.AssignReviewers)]
public sealed record TakeReviewAway(Id<Review> ReviewId, string Reason) : ICommand, IStatesReason;

/// <summary>The officer asks the reviewer of a finished review to look again.</summary>
[RequirePermission(Permission.AssignReviewers)]
public sealed record ReopenReview(Id<Review> ReviewId, string Reason, DateOnly DueOn) : ICommand, IStatesReason;

internal sealed class AcceptReviewHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<AcceptReview>
{
    protected override async Task Handle(AcceptReview command, CancellationToken ct)
    {
        var review = await db.OwnReview(command.ReviewId, actor, ct);
        await db.RubricFor(review, ct);
        review.Accept(clock.GetUtcNow());
    }
}

internal sealed class RecuseReviewHandler(IProgrammeDb db, IActor actor) : CommandHandler<RecuseReview>
{
    protected override async Task Handle(RecuseReview command, CancellationToken ct) =>
        (await db.OwnReview(command.ReviewId, actor, ct)).Recuse(command.Reason);
}

internal sealed class TakeReviewAwayHandler(IProgrammeDb db, IActor actor) : CommandHandler<TakeReviewAway>
{
    protected override async Task Handle(TakeReviewAway command, CancellationToken ct) =>
        (await db.ReviewOfOffice(command.ReviewId, actor, ct)).Recuse(command.Reason);
}

internal sealed class ReopenReviewHandler(IProgrammeDb db, IActor actor) : CommandHandler<ReopenReview>
{
    protected override async Task Handle(ReopenReview command, CancellationToken ct)
    {
        var review = await db.ReviewOfOffice(command.ReviewId, actor, ct);
        await db.RubricFor(review, ct);
        review.Reopen(command.Reason, command.DueOn);
    }
}

/// <summary>Who stepped back no longer sees the plan.</summary>
internal sealed class OnReviewRecused(IProgrammeDb db) : IDomainEventHandler<ReviewRecused>
{
    public async Task Handle(ReviewRecused happened, CancellationToken ct)
    {
        var plan = (await db.BusinessPlans.FindAsync([happened.PlanId], ct))!;
        plan.NoLongerReview(happened.ReviewerId);
    }
}
