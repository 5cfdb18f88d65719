using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>What is said of one criterion; null parts stay as they are.</summary>
public sealed record WrittenScore(string Code, Judgement? Judgement, string? Comment);

/// <summary>Keeps the draft of a review, as far as it is sent.</summary>
[RequirePermission(Permission.ReviewPlans)]
public sealed record WriteReview(Id<Review> ReviewId, IReadOnlyList<WrittenScore> Scores, string? Note) : ICommand;

/// <summary>Keeps what is written and hands the review in; the total is computed.</summary>
[RequirePermission(Permission.ReviewPlans)]
public sealed record SubmitReview(Id<Review> ReviewId, IReadOnlyList<WrittenScore> Scores, string? Note) : ICommand;

internal sealed class WriteReviewHandler(IProgrammeDb db, IActor actor) : CommandHandler<WriteReview>
{
    protected override async Task Handle(WriteReview command, CancellationToken ct)
    {
        var review = await db.OwnReview(command.ReviewId, actor, ct);
        review.Take(await db.RubricFor(review, ct), command.Scores, command.Note);
    }
}

internal sealed class SubmitReviewHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<SubmitReview>
{
    protected override async Task Handle(SubmitReview command, CancellationToken ct)
    {
        var review = await db.OwnReview(command.ReviewId, actor, ct);
        var rubric = await db.RubricFor(review, ct);
        review.Take(rubric, command.Scores, command.Note);
        review.Submit(rubric, clock.GetUtcNow());
    }
}

internal static class Writing
{
    public static void Take(
        this Review review,
        IReadOnlyList<RubricCriterion> rubric,
        IReadOnlyList<WrittenScore> scores,
        string? note
    )
    {
        foreach (var score in scores)
            review.Write(rubric, score.Code, score.Judgement, score.Comment);
        if (note is not null)
            review.WriteNote(note);
    }
}
