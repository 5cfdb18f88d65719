using FsCheck;
using FsCheck.Fluent;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Shared;

public class MoneyTests
{
    private static readonly Gen<long> Amounts = Gen.Choose(0, int.MaxValue)
        .Zip(Gen.Choose(0, 1_000_000))
        .Select(p => (long)p.Item1 * p.Item2);

    [Fact]
    public void Parts_sum_to_the_whole_and_none_is_more_than_a_rupiah_off() =>
        Prop.ForAll(
                Amounts.ToArbitrary(),
                Gen.Choose(0, 1_000_000)
                    .Select(w => (long)w)
                    .NonEmptyListOf()
                    .Where(w => w.Any(x => x > 0))
                    .ToArbitrary(),
                (rupiah, weights) =>
                {
                    var all = weights.Aggregate((Int128)0, (sum, w) => sum + w);
                    var parts = new Money(rupiah).Allocate([.. weights]);
                    return Money.Sum(parts).Rupiah == rupiah
                        && parts
                            .Zip(weights)
                            .All(p => Int128.Abs(p.First.Rupiah * all - (Int128)rupiah * p.Second) < all);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Largest_remainders_get_the_odd_rupiah() =>
        new Money(100).Allocate([1, 1, 1]).Select(m => m.Rupiah).ShouldBe([34, 33, 33]);

    [Fact]
    public void Weights_without_any_above_zero_are_refused()
    {
        Should.Throw<ArgumentException>(() => new Money(1).Allocate([0, 0]));
        Should.Throw<ArgumentException>(() => new Money(1).Allocate([2, -1]));
        Should.Throw<ArgumentException>(() => new Money(1).Allocate([]));
    }

    [Fact]
    public void Money_is_never_negative_and_never_wraps()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Money(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Money(1) - new Money(2));
        Should.Throw<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Should.Throw<OverflowException>(() => new Money(long.MaxValue) * 2);
        new Money(1).LessOrZero(new Money(2)).ShouldBe(Money.Zero);
    }

    [Fact]
    public void Money_is_written_with_dots() => new Money(12_500_000).ToString().ShouldBe("Rp12.500.000");

    [Theory]
    [InlineData(5, 10, 1)]
    [InlineData(4, 10, 0)]
    [InlineData(1, 3, 0)]
    [InlineData(2, 3, 1)]
    [InlineData(25, 10, 3)]
    public void Halves_round_up(long dividend, long divisor, long wanted)
    {
        Rounding.HalfUp(dividend, divisor).ShouldBe(wanted);
        Rounding.HalfUp((Int128)dividend, divisor).ShouldBe(wanted);
    }

    [Theory]
    [InlineData(5_000_000, 7, 1_000, RoundingMode.Up, 715_000)]
    [InlineData(5_000_000, 7, 1_000, RoundingMode.HalfUp, 714_000)]
    [InlineData(1_500, 1, 1_000, RoundingMode.HalfUp, 2_000)]
    [InlineData(2_000, 1, 1_000, RoundingMode.Up, 2_000)]
    public void Quotients_round_to_a_multiple(
        long dividend,
        long divisor,
        int multiple,
        RoundingMode mode,
        long wanted
    ) => Rounding.ToMultiple(dividend, divisor, multiple, mode).ShouldBe(wanted);
}
