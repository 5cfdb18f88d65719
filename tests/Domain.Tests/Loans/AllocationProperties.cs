using FsCheck;
using FsCheck.Fluent;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Loans;

public class AllocationProperties
{
    private static readonly DateOnly Start = new(2026, 1, 31);

    private static readonly Gen<AllocationRule> Rules =
        from steps in Gen.Shuffle(AllocationRule.Usual.Steps.ToArray())
        from walk in Gen.Elements(Enum.GetValues<AllocationWalk>())
        from plain in Gen.Elements(true, false)
        select plain ? AllocationRule.Usual : new AllocationRule(9, [.. steps], walk);

    private static readonly Gen<OpenInstalment[]> Instalments =
        from amounts in Gen.Choose(0, 900_000).ArrayOf(4).NonEmptyListOf()
        select amounts
            .Select(
                (a, i) =>
                    new OpenInstalment(
                        i + 1,
                        Start.AddMonths(i),
                        Start.AddMonths(i).AddDays(i % 3),
                        new Money(a[0] / 20),
                        new Money(a[1] / 50),
                        new Money(a[2] / 10),
                        new Money(a[3])
                    )
            )
            .ToArray();

    private static readonly Gen<ReceivedPayment[]> Payments =
        from payments in Gen.Choose(0, 600).Zip(Gen.Choose(1, 2_000_000)).NonEmptyListOf()
        select payments.Select(p => new ReceivedPayment(Start.AddDays(p.Item1), new Money(p.Item2))).ToArray();

    [Fact]
    public void Each_payment_is_the_sum_of_its_parts_and_its_excess() =>
        Holds(
            (rule, open, payments) =>
                Allocation
                    .Replay(payments, open, rule)
                    .Zip(payments.OrderBy(p => p.On))
                    .All(p => Money.Sum(p.First.Parts.Select(x => x.Amount)) + p.First.Excess == p.Second.Amount)
        );

    [Fact]
    public void There_is_excess_only_when_nothing_is_owed_any_more() =>
        Holds(
            (rule, open, payments) =>
                Allocation.Replay(payments, open, rule).All(o => o.Excess.IsZero || o.Open.All(i => i.Total.IsZero))
        );

    [Fact]
    public void What_was_owed_is_what_was_covered_and_what_is_open() =>
        Holds(
            (rule, open, payments) =>
            {
                var outcomes = Allocation.Replay(payments, open, rule);
                return Enum.GetValues<DueComponent>()
                    .All(c =>
                        Money.Sum(open.Select(i => i[c]))
                        == Money.Sum(outcomes.Select(o => o.Covered(c)))
                            + Money.Sum(outcomes[^1].Open.Select(i => i[c]))
                    );
            }
        );

    [Fact]
    public void The_order_in_which_payments_of_different_days_are_entered_does_not_matter() =>
        Holds(
            (rule, open, payments) =>
            {
                var perDay = payments.DistinctBy(p => p.On).ToArray();
                return Allocation
                    .Replay(perDay, open, rule)[^1]
                    .Open.SequenceEqual(Allocation.Replay(perDay.Reverse(), open, rule)[^1].Open);
            }
        );

    private static void Holds(Func<AllocationRule, OpenInstalment[], ReceivedPayment[], bool> property) =>
        Prop.ForAll(Rules.ToArbitrary(), Instalments.ToArbitrary(), Payments.ToArbitrary(), property)
            .QuickCheckThrowOnFailure();
}
