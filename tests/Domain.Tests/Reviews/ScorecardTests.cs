using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Reviews;

public sealed class ScorecardTests
{
    private static readonly RubricCriterion[] Rubric =
    [
        new("market", "Pasar", 30, []),
        new("product", "Produk", 30, []),
        new("money", "Keuangan", 25, []),
        new("person", "Pelaku", 15, []),
    ];

    [Theory]
    [InlineData(5, 10_000)]
    [InlineData(4, 8_000)]
    [InlineData(1, 2_000)]
    public void The_same_score_everywhere_is_its_share_of_five(int score, int total) =>
        Scorecard.Total(Rubric, [.. Rubric.Select(c => Said(c.Code, score))]).ShouldBe(total);

    [Fact]
    public void What_cannot_be_judged_is_missing_and_not_zero()
    {
        CriterionScore[] scores = [Said("market", 4), Said("product", 4), Unjudged("money"), Said("person", 4)];

        Scorecard.Total(Rubric, scores).ShouldBe(8_000);
    }

    [Fact]
    public void Hundredths_are_rounded_once_half_up()
    {
        CriterionScore[] scores = [Said("market", 4), Said("product", 3), Unjudged("money"), Said("person", 4)];

        // (30×4 + 30×3 + 15×4) of 75×5 is exactly 72.
        Scorecard.Total(Rubric, scores).ShouldBe(7_200);
        // 30×4 + 25×3 of 55×5 is 70.909…
        Scorecard.SoFar(Rubric, [Said("market", 4), Said("money", 3)]).ShouldBe(7_091);
    }

    [Fact]
    public void Too_much_that_cannot_be_judged_is_refused()
    {
        CriterionScore[] scores = [Unjudged("market"), Said("product", 4), Said("money", 4), Unjudged("person")];

        Broken(() => Scorecard.Total(Rubric, scores)).Rule.ShouldBe(ReviewRules.EnoughJudged);
    }

    [Fact]
    public void Every_criterion_needs_an_answer()
    {
        var broken = Broken(() => Scorecard.Total(Rubric, [Said("market", 4)]));

        (broken.Rule, broken.Field).ShouldBe((ReviewRules.EveryCriterionAnswered, "Score[product]"));
    }

    [Fact]
    public void Low_scores_and_what_cannot_be_judged_are_explained()
    {
        CriterionScore[] low =
        [
            Said("market", 2) with
            {
                Comment = " ",
            },
            .. Rubric.Skip(1).Select(c => Said(c.Code, 3)),
        ];

        var broken = Broken(() => Scorecard.Total(Rubric, low));

        (broken.Rule, broken.Field).ShouldBe((ReviewRules.SaysWhy, "Comment[market]"));
    }

    [Fact]
    public void Nothing_scored_has_no_total() => Scorecard.SoFar(Rubric, []).ShouldBeNull();

    private static CriterionScore Said(string code, int score) => new(code, score, false, "Alasan.");

    private static CriterionScore Unjudged(string code) => new(code, null, true, "Tidak tahu harga setempat.");

    private static RuleBrokenException Broken(Action act) => Should.Throw<RuleBrokenException>(act);
}
