using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>What is still owed of one instalment.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OpenInstalment(
    int No,
    DateOnly DueOn,
    DateOnly PayableOn,
    Money LateCharge,
    Money Fee,
    Money Charge,
    Money Principal
)
{
    public static OpenInstalment Of(Instalment row) =>
        new(row.No, row.DueOn, row.PayableOn, Money.Zero, Money.Zero, row.Charge, row.Principal);

    public Money Total => LateCharge + Fee + Charge + Principal;

    public Money this[DueComponent component] =>
        component switch
        {
            DueComponent.LateCharge => LateCharge,
            DueComponent.Fee => Fee,
            DueComponent.Charge => Charge,
            _ => Principal,
        };

    /// <summary>Late counts from the payable date; due are the days from the nominal to the payable date.</summary>
    public DueBucket BucketOn(DateOnly date) =>
        date > PayableOn && date > DueOn ? DueBucket.PastDue
        : date < DueOn && date < PayableOn ? DueBucket.InAdvance
        : DueBucket.Due;

    /// <summary>The instalment with one of its components alone.</summary>
    internal static OpenInstalment Only(OpenInstalment all, DueComponent component) =>
        new OpenInstalment(all.No, all.DueOn, all.PayableOn, default, default, default, default).More(
            component,
            all[component]
        );

    private OpenInstalment More(DueComponent component, Money amount) =>
        component switch
        {
            DueComponent.LateCharge => this with { LateCharge = amount },
            DueComponent.Fee => this with { Fee = amount },
            DueComponent.Charge => this with { Charge = amount },
            _ => this with { Principal = amount },
        };

    internal OpenInstalment Less(DueComponent component, Money paid) =>
        component switch
        {
            DueComponent.LateCharge => this with { LateCharge = LateCharge - paid },
            DueComponent.Fee => this with { Fee = Fee - paid },
            DueComponent.Charge => this with { Charge = Charge - paid },
            _ => this with { Principal = Principal - paid },
        };
}

/// <summary>The part of a payment that covers one component of one instalment.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AllocatedPart(int InstalmentNo, DueComponent Component, Money Amount);

/// <summary>A payment as allocation sees it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReceivedPayment(DateOnly On, Money Amount);

/// <summary>How one payment was split: its parts and what is too much sum to the payment.</summary>
/// <param name="Parts">In the order they were covered.</param>
/// <param name="Excess">Becomes the borrower's credit.</param>
/// <param name="Open">What every instalment still owes afterwards.</param>
public sealed record AllocatedPayment(
    ImmutableArray<AllocatedPart> Parts,
    Money Excess,
    ImmutableArray<OpenInstalment> Open
)
{
    /// <summary>What the payment covered of one component.</summary>
    public Money Covered(DueComponent component) =>
        Money.Sum(Parts.Where(p => p.Component == component).Select(p => p.Amount));
}

/// <summary>Splits payments over instalments, the oldest first, in the order of the rule.</summary>
public static class Allocation
{
    public static AllocatedPayment Of(
        ReceivedPayment payment,
        IReadOnlyList<OpenInstalment> instalments,
        AllocationRule rule
    )
    {
        var open = instalments.OrderBy(i => i.DueOn).ThenBy(i => i.No).ToArray();
        var parts = ImmutableArray.CreateBuilder<AllocatedPart>();
        var left = payment.Amount;

        foreach (var (bucket, components) in rule.Runs())
        foreach (var (index, component) in Walk(open, bucket, components, payment.On, rule.Walk))
        {
            var covered = Money.Min(left, open[index][component]);
            if (covered.IsZero)
                continue;
            parts.Add(new AllocatedPart(open[index].No, component, covered));
            open[index] = open[index].Less(component, covered);
            left -= covered;
        }
        return new AllocatedPayment(parts.ToImmutable(), left, ImmutableCollectionsMarshal.AsImmutableArray(open));
    }

    /// <summary>All payments again in the order of their dates (ties: as given); the outcomes stand in that order.</summary>
    public static IReadOnlyList<AllocatedPayment> Replay(
        IEnumerable<ReceivedPayment> payments,
        IReadOnlyList<OpenInstalment> instalments,
        AllocationRule rule
    )
    {
        var (outcomes, open) = (new List<AllocatedPayment>(), instalments);
        foreach (var payment in payments.OrderBy(p => p.On))
        {
            var outcome = Of(payment, open, rule);
            outcomes.Add(outcome);
            open = outcome.Open;
        }
        return outcomes;
    }

    private static IEnumerable<(int Index, DueComponent Component)> Walk(
        OpenInstalment[] open,
        DueBucket bucket,
        List<DueComponent> components,
        DateOnly on,
        AllocationWalk walk
    )
    {
        var places = Enumerable.Range(0, open.Length).Where(i => open[i].BucketOn(on) == bucket);
        return walk == AllocationWalk.ByInstalment
            ? places.SelectMany(i => components.Select(c => (i, c)))
            : components.SelectMany(c => places.Select(i => (i, c)));
    }
}
