using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Reviews;

/// <summary>A score from 1 to 5, or "cannot judge" (which is missing, not zero), or neither yet.</summary>
public sealed record Judgement(int? Score, bool CannotJudge)
{
    public static readonly Judgement Impossible = new(null, true);

    public bool IsSound =>
        Score is null or (>= RubricCriterion.LowestScore and <= RubricCriterion.HighestScore)
        && !(CannotJudge && Score is not null);
}

/// <summary>What a reviewer says of one criterion of the call's rubric.</summary>
public sealed record CriterionScore(string Code, int? Score, bool CannotJudge, string? Comment)
{
    public bool IsAnswered => CannotJudge || Score is not null;
}

/// <summary>Adds scores up by the weights of the rubric.</summary>
public static class Scorecard
{
    /// <summary>Percent of the rubric's weight that must be judged for a total to mean something.</summary>
    public const int LeastWeightJudged = 60;

    /// <summary>A score this low must be explained.</summary>
    private const int LowScore = 2;

    /// <summary>The total of a finished card. Throws for an unanswered criterion, a missing explanation or too little judged.</summary>
    public static int Total(IReadOnlyList<RubricCriterion> rubric, IReadOnlyList<CriterionScore> scores)
    {
        foreach (var criterion in rubric)
        {
            var said = scores.FirstOrDefault(s => s.Code == criterion.Code);
            if (said?.IsAnswered != true)
                throw new RuleBrokenException(ReviewRules.EveryCriterionAnswered, criterion.Title)
                {
                    Field = $"Score[{criterion.Code}]",
                };
            if ((said.CannotJudge || said.Score <= LowScore) && string.IsNullOrWhiteSpace(said.Comment))
                throw new RuleBrokenException(ReviewRules.SaysWhy, criterion.Title)
                {
                    Field = $"Comment[{criterion.Code}]",
                };
        }

        var judged = WeightJudged(rubric, scores);
        ReviewRules.EnoughJudged.Require(
            judged * 100 >= LeastWeightJudged * rubric.Sum(c => c.Weight),
            LeastWeightJudged
        );
        return SoFar(rubric, scores)!.Value;
    }

    /// <summary>
    /// Hundredths of a point out of 100 over what is judged so far: weights of judged criteria are renormalised, a 5 is the whole
    /// weight. Null before the first score.
    /// </summary>
    public static int? SoFar(IReadOnlyList<RubricCriterion> rubric, IReadOnlyList<CriterionScore> scores)
    {
        var judged = WeightJudged(rubric, scores);
        if (judged == 0)
            return null;
        var points = rubric.Sum(c => (long)c.Weight * (ScoreOf(c, scores) ?? 0));
        return (int)Rounding.HalfUp(points * 10_000, (long)judged * RubricCriterion.HighestScore);
    }

    /// <summary>How many criteria have an answer.</summary>
    public static int Answered(IReadOnlyList<RubricCriterion> rubric, IReadOnlyList<CriterionScore> scores) =>
        rubric.Count(c => scores.Any(s => s.Code == c.Code && s.IsAnswered));

    private static int WeightJudged(IReadOnlyList<RubricCriterion> rubric, IReadOnlyList<CriterionScore> scores) =>
        rubric.Where(c => ScoreOf(c, scores) is not null).Sum(c => c.Weight);

    private static int? ScoreOf(RubricCriterion criterion, IReadOnlyList<CriterionScore> scores) =>
        scores.FirstOrDefault(s => s.Code == criterion.Code)?.Score;
}
