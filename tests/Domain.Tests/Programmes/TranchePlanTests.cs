using FsCheck;
using FsCheck.Fluent;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using Shouldly;
using Xunit;

namespace PmiEmas.Domain.Tests.Programmes;

public sealed class TranchePlanTests
{
    private static readonly TrancheTemplate Rest = new(0, true, false, true) { Share = TrancheShare.Remainder };

    [Fact]
    public void Parts_always_sum_to_the_grant_and_none_is_below_zero() =>
        Prop.ForAll(
                Gen.Choose(1, 99).ToArbitrary(),
                Gen.Choose(0, 5_000_000).ToArbitrary(),
                Gen.Choose(1, 50_000_000).ToArbitrary(),
                (percent, fixedAmount, amount) =>
                {
                    IReadOnlyList<TrancheTemplate> parts =
                        fixedAmount == 0
                            ? [Percent(percent), Percent(100 - percent)]
                            : [Percent(percent), Fixed(fixedAmount), Rest];
                    if (!TrancheTemplate.SumToWhole(parts))
                        return false;
                    if (!TrancheTemplate.Fit(parts, new Money(amount)))
                        return fixedAmount > 0;
                    var split = TrancheTemplate.Split(parts, new Money(amount));
                    return Money.Sum(split) == new Money(amount)
                        && (fixedAmount == 0 || split[1] == new Money(fixedAmount));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Percent_fixed_and_rest_are_what_they_say() =>
        TrancheTemplate
            .Split([Percent(30), Fixed(1_000_000), Rest], new Money(10_000_001))
            .ShouldBe([new Money(3_000_000), new Money(1_000_000), new Money(6_000_001)]);

    public static TheoryData<string, string> Faults =>
        new()
        {
            { "percents short of a hundred", TranchePlanRules.SumsToWhole.Code },
            { "a fixed part without a rest", TranchePlanRules.SumsToWhole.Code },
            { "a rest that is not last", TranchePlanRules.SumsToWhole.Code },
            { "a rest of nothing", TranchePlanRules.SumsToWhole.Code },
            { "a fixed part of nothing", TranchePlanRules.SumsToWhole.Code },
            { "a first part after a report", TranchePlanRules.FirstHasNoPrevious.Code },
            { "a first part dated from the one before", TranchePlanRules.FirstHasNoPrevious.Code },
            { "days beyond two years", TranchePlanRules.DaysAreCounted.Code },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void An_unsound_pattern_is_refused(string fault, string rule)
    {
        TrancheTemplate[] parts = fault switch
        {
            "percents short of a hundred" => [Percent(60), Percent(39)],
            "a fixed part without a rest" => [Percent(60), Fixed(1)],
            "a rest that is not last" => [Rest with { NeedsPreviousReport = false }, Percent(60)],
            "a rest of nothing" => [Percent(100), Rest],
            "a fixed part of nothing" => [Fixed(0), Rest],
            "a first part after a report" => [Percent(50) with { NeedsPreviousReport = true }, Percent(50)],
            "a first part dated from the one before" =>
            [
                Percent(50) with
                {
                    DueDays = 3,
                    DueAfter = TrancheEvent.PreviousPaid,
                },
                Percent(50),
            ],
            _ => [Percent(100) with { DueDays = 731 }],
        };

        Should
            .Throw<RuleBrokenException>(() => TranchePlan.Write(Id<TranchePlan>.New(), "Pola", parts))
            .Rule.Code.ShouldBe(rule);
    }

    [Fact]
    public void A_call_whose_smallest_grant_cannot_pay_every_part_is_refused()
    {
        var terms = FundingCallTests.Sound() with { Tranches = [Fixed(2_500_000), Rest] };

        Should
            .Throw<RuleBrokenException>(() => FundingCallTests.Draft(terms))
            .Rule.Code.ShouldBe("programmes.tranches-fit-smallest-grant");
    }

    private static TrancheTemplate Percent(int percent) => new(percent, true, false, false);

    private static TrancheTemplate Fixed(long amount) =>
        new(0, true, false, false) { Share = TrancheShare.Fixed, Amount = new Money(amount) };
}
