using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>How an instalment stands towards the day of a payment.</summary>
public enum DueBucket
{
    PastDue,
    Due,
    InAdvance,
}

/// <summary>What an instalment is made of.</summary>
public enum DueComponent
{
    LateCharge,
    Fee,
    Charge,
    Principal,
}

/// <summary>One place in the order of an allocation.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AllocationStep(DueBucket Bucket, DueComponent Component);

/// <summary>Steps of one bucket that follow each other are taken…</summary>
public enum AllocationWalk
{
    /// <summary>…for one instalment after the other.</summary>
    ByInstalment,

    /// <summary>…one after the other over all instalments.</summary>
    ByComponent,
}

/// <summary>In which order a payment covers what is owed, always the oldest instalment first. The loan keeps the version it was signed with.</summary>
public sealed class AllocationRule
{
    public static readonly Rule CoversEverythingOnce = new("loans.allocation-covers-everything-once");

    /// <summary>Of the rules that products write themselves; the presets are 1 and 2.</summary>
    public const int OwnVersion = 3;

    private const int Places = 3 * 4; // buckets × components

    /// <summary>Late charge, fee, charge, principal.</summary>
    public static readonly AllocationRule Usual = SameForAll(
        1,
        [DueComponent.LateCharge, DueComponent.Fee, DueComponent.Charge, DueComponent.Principal]
    );

    /// <summary>For qardh: principal before anything else.</summary>
    public static readonly AllocationRule PrincipalFirst = SameForAll(
        2,
        [DueComponent.Principal, DueComponent.Charge, DueComponent.Fee, DueComponent.LateCharge]
    );

    public AllocationRule(int version, ImmutableArray<AllocationStep> steps, AllocationWalk walk)
    {
        LoanTermsRules.Require(
            CoversEverythingOnce,
            steps.Length == Places && steps.Distinct().Count() == Places,
            nameof(ProductTerms.AllocationPlaces)
        );
        (Version, Steps, Walk) = (version, steps, walk);
    }

    public int Version { get; }

    public ImmutableArray<AllocationStep> Steps { get; }

    public AllocationWalk Walk { get; }

    /// <summary>Reads <c>PastDue.LateCharge,PastDue.Fee,…</c>; throws the broken rule unless every place is named once.</summary>
    public static AllocationRule Parse(string? places, AllocationWalk walk)
    {
        var steps = (places ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new AllocationRule(OwnVersion, [.. steps.Select(StepOf).OfType<AllocationStep>()], walk);
    }

    private static AllocationStep? StepOf(string place) =>
        place.Split('.') is [var bucket, var component]
        && Enum.TryParse<DueBucket>(bucket, out var b)
        && Enum.TryParse<DueComponent>(component, out var c)
        && Enum.IsDefined(b)
        && Enum.IsDefined(c)
            ? new AllocationStep(b, c)
            : null;

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => string.Join(',', Steps.Select(s => $"{s.Bucket}.{s.Component}"));

    /// <summary>The place that took a part of a payment, from 1.</summary>
    public int PlaceOf(DueBucket bucket, DueComponent component) =>
        Steps.IndexOf(new AllocationStep(bucket, component)) + 1;

    /// <summary>Past due before due before in advance, with the same order of components in each.</summary>
    public static AllocationRule SameForAll(
        int version,
        ImmutableArray<DueComponent> order,
        AllocationWalk walk = AllocationWalk.ByInstalment
    ) =>
        new(
            version,
            [.. Enum.GetValues<DueBucket>().SelectMany(bucket => order.Select(c => new AllocationStep(bucket, c)))],
            walk
        );

    /// <summary>The steps in runs of one bucket.</summary>
    internal IEnumerable<(DueBucket Bucket, List<DueComponent> Components)> Runs()
    {
        for (var i = 0; i < Steps.Length; )
        {
            var bucket = Steps[i].Bucket;
            var run = new List<DueComponent>();
            for (; i < Steps.Length && Steps[i].Bucket == bucket; i++)
                run.Add(Steps[i].Component);
            yield return (bucket, run);
        }
    }
}
