using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>Asks reviewers to judge a plan by a day. The first ones bring the plan under review.</summary>
[RequirePermission(Permission.AssignReviewers)]
public sealed record OfferReviews(Id<BusinessPlan> PlanId, IReadOnlyList<Id<StaffMember>> Reviewers, DateOnly DueOn)
    : ICommand;

internal sealed class OfferReviewsHandler(IProgrammeDb db, IActor actor, Candidates candidates, TimeProvider clock)
    : CommandHandler<OfferReviews>
{
    protected override async Task Handle(OfferReviews command, CancellationToken ct)
    {
        if (command.Reviewers.Count == 0)
            throw new RuleBrokenException(ReviewRules.SomebodyChosen) { Field = nameof(command.Reviewers) };
        var plan = await db.PlanToChange(command.PlanId, actor, ct);
        var call = await db.CallToRead(plan.CallId, ct);
        var applicant = await db.Returnees.AsNoTracking().SingleAsync(r => r.Id == plan.ReturneeId, ct);
        var reviews = await db.Reviews.Where(r => r.PlanId == plan.Id).ToListAsync(ct);
        var moderated = await db.Set<Moderation>()
            .Where(m => m.PlanId == plan.Id)
            .MaxAsync(m => (DateTimeOffset?)m.At, ct);
        var chosen = await candidates.For(applicant, db.Staff.Where(s => command.Reviewers.Contains(s.Id)), ct);
        if (chosen.Count < command.Reviewers.Distinct().Count())
            throw new NotFoundException(nameof(StaffMember));

        foreach (var candidate in chosen)
        {
            var review = Review.Offer(
                Id<Review>.New(),
                plan,
                candidate.Member.Id,
                candidate.ExclusionsFrom(plan, applicant, reviews.Select(r => r.ReviewerId).ToHashSet()),
                ReviewQueries.TallyOf(reviews, call, moderated),
                command.DueOn,
                clock.Today(),
                actor.StaffId,
                clock.GetUtcNow()
            );
            reviews.Add(review);
            db.Reviews.Add(review);
            plan.LetReview(candidate.Member.Id);
        }

        if (plan.Status == PlanStatus.Screened)
            plan.EnterReview(clock.GetUtcNow());
    }
}
