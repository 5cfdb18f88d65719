using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Tests.Reviews;

public sealed class ReviewTallyTests
{
    [Fact]
    public void Two_totals_near_each_other_are_complete()
    {
        var tally = new ReviewTally([7_500, 6_000], 2, 2, 20, false);

        (tally.Mean, tally.Spread, tally.IsComplete, tally.AnotherIsNeeded).ShouldBe((6_750, 1_500, true, false));
    }

    [Fact]
    public void The_limit_itself_is_still_near() =>
        new ReviewTally([8_000, 6_000], 2, 2, 20, false).IsComplete.ShouldBeTrue();

    [Fact]
    public void Totals_far_apart_wait_for_a_third_or_a_moderation()
    {
        var apart = new ReviewTally([8_001, 6_000], 2, 2, 20, false);
        (apart.MustBeSettled, apart.IsComplete, apart.AnotherIsNeeded).ShouldBe((true, false, true));

        (apart with { Moderated = true }).IsComplete.ShouldBeTrue();
        var asked = apart with { Asked = 3 };
        (asked.IsComplete, asked.AnotherIsNeeded).ShouldBe((false, false));
        new ReviewTally([8_001, 6_000, 7_000], 3, 2, 20, false).IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void Nothing_is_complete_while_somebody_still_reads() =>
        new ReviewTally([8_000], 2, 2, 20, false).IsComplete.ShouldBeFalse();

    [Fact]
    public void A_mean_is_rounded_half_up() => new ReviewTally([7_000, 7_001], 2, 2, 20, false).Mean.ShouldBe(7_001);

    [Fact]
    public void Equal_means_stand_by_the_time_they_came_in()
    {
        var at = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        RankedPlan late = new(Id<BusinessPlan>.New(), 7_000, at.AddHours(1));
        RankedPlan early = new(Id<BusinessPlan>.New(), 7_000, at);
        RankedPlan best = new(Id<BusinessPlan>.New(), 9_000, at.AddDays(1));

        Ranking.Of([late, early, best]).ShouldBe([best, early, late]);
    }

    [Fact]
    public void A_moderation_needs_totals_that_lie_apart()
    {
        var near = new ReviewTally([7_000, 7_000], 2, 2, 20, false);

        Should
            .Throw<RuleBrokenException>(() =>
                Moderation.Of(
                    Id<Moderation>.New(),
                    Id<BusinessPlan>.New(),
                    "Sepakat.",
                    near,
                    Id<StaffMember>.New(),
                    default
                )
            )
            .Rule.ShouldBe(ReviewRules.ModeratedWhenApart);
    }
}
