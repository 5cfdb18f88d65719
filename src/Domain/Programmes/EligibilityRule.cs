using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Programmes;

public enum EligibilityKind
{
    LivesInRegion,
    FileVerified,
    ReturnedWithinMonths,
    NoRunningAward,
}

/// <summary>One condition on the applicant, kept as data of the call. <paramref name="Months"/> belongs to ReturnedWithinMonths.</summary>
public sealed record EligibilityRule(EligibilityKind Kind, int? Months = null)
{
    internal bool Fits(Applicant applicant, IReadOnlyList<RegionCode> regions, DateOnly today) =>
        Kind switch
        {
            EligibilityKind.LivesInRegion => regions.Count == 0
                || (applicant.Village is { } village && regions.Any(r => r.Contains(village))),
            EligibilityKind.FileVerified => applicant.FileVerified,
            EligibilityKind.ReturnedWithinMonths => applicant.ReturnedOn is { } home
                && home.AddMonths(Months ?? 0) >= today,
            _ => !applicant.HasRunningAward,
        };
}

/// <summary>What a call's conditions look at.</summary>
public sealed record Applicant(RegionCode? Village, bool FileVerified, DateOnly? ReturnedOn, bool HasRunningAward);

/// <summary>Whether somebody may apply: eligible, or not and why.</summary>
public abstract record Eligibility
{
    private Eligibility() { }

    public sealed record Eligible : Eligibility;

    /// <summary>Every condition that is not met; never empty.</summary>
    public sealed record NotEligible(IReadOnlyList<EligibilityRule> Why) : Eligibility
    {
        /// <summary>The officer may still verify the file: a plan may be written meanwhile.</summary>
        public bool OnlyWaitsForVerification => Why.All(r => r.Kind == EligibilityKind.FileVerified);
    }
}
