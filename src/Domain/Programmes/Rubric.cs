namespace PmiEmas.Domain.Programmes;

/// <summary>One thing reviewers judge from 1 to 5. The weight is a percentage; a call's weights sum to 100.</summary>
public sealed record RubricCriterion(string Code, string Title, int Weight, IReadOnlyList<string> Anchors)
{
    public const int LowestScore = 1;
    public const int HighestScore = 5;

    /// <summary>What a score from 1 to 5 means, in words; empty where the call says nothing.</summary>
    public string AnchorOf(int score) => Anchors.ElementAtOrDefault(score - LowestScore) ?? "";
}

/// <summary>A document an applicant adds to the plan.</summary>
public sealed record DocumentWanted(string Code, string Title, bool Required);
