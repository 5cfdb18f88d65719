using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Reviews;

/// <summary>Where the reviews of a plan stand together. Totals and spread are hundredths of a point.</summary>
/// <param name="Asked">Reviews that nobody stepped back from.</param>
/// <param name="SpreadLimit">Whole points two totals may lie apart.</param>
public sealed record ReviewTally(IReadOnlyList<int> Totals, int Asked, int Needed, int SpreadLimit, bool Moderated)
{
    public static ReviewTally Of(IEnumerable<Review> reviews, FundingCall call, bool moderated)
    {
        var live = reviews.Where(r => r.IsLive).ToList();
        return new(
            [.. live.Select(r => r.Total).OfType<int>()],
            live.Count,
            call.ReviewersNeeded,
            call.SpreadLimit,
            moderated
        );
    }

    public int? Mean => Totals.Count == 0 ? null : (int)Rounding.HalfUp(Totals.Sum(t => (long)t), Totals.Count);

    public int Spread => Totals.Count < 2 ? 0 : Totals.Max() - Totals.Min();

    public bool SpreadTooWide => Spread > SpreadLimit * 100;

    /// <summary>Everybody answered, too far apart, and neither a further reviewer nor the officer has settled it.</summary>
    public bool MustBeSettled => AllHandedIn && SpreadTooWide && !Moderated && Totals.Count <= Needed;

    public bool AnotherIsNeeded => Asked < Needed || MustBeSettled;

    public bool IsComplete => AllHandedIn && !MustBeSettled;

    private bool AllHandedIn => Totals.Count >= Needed && Totals.Count == Asked;
}

/// <summary>How the officer settled reviews that lie far apart, where no further reviewer was asked.</summary>
public sealed class Moderation : AggregateRoot<Moderation>
{
    private Moderation() { }

    public Id<BusinessPlan> PlanId { get; private set; }

    public string Record { get; private set; } = "";

    public Id<StaffMember> ById { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static Moderation Of(
        Id<Moderation> id,
        Id<BusinessPlan> plan,
        string record,
        ReviewTally tally,
        Id<StaffMember> by,
        DateTimeOffset at
    )
    {
        ReviewRules.ModeratedWhenApart.Require(tally.MustBeSettled);
        if (string.IsNullOrWhiteSpace(record) || record.Length > Review.LongestText)
            throw new RuleBrokenException(ReviewRules.ReasonGiven) { Field = nameof(Record) };
        return new()
        {
            Id = id,
            PlanId = plan,
            Record = record.Trim(),
            ById = by,
            At = at,
        };
    }
}
