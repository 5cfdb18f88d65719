using System.Globalization;

namespace PmiEmas.Domain.Tests.Loans.Model;

/// <summary>
/// Random lives of loans against the model. A failure names its seed; <c>MODEL_SEED=n</c> repeats that one alone,
/// <c>MODEL_SEEDS=n</c> runs more of them (eng/soak.sh).
/// </summary>
public class LoanModelTests
{
    private const int Commands = 200;

    [Fact]
    public void Two_hundred_random_lives_agree_with_the_model_after_every_command() =>
        EachSeed(seed => LoanWalk.Live(seed, Commands));

    [Fact]
    public void Whatever_befalls_two_hundred_loans_the_books_and_their_sums_agree() =>
        EachSeed(seed => LoanStorm.Live(seed, Commands));

    private static void EachSeed(Action<int> live)
    {
        if (Setting("MODEL_SEED") is { } one)
        {
            live(one);
            return;
        }
        var first = Setting("MODEL_FIRST_SEED") ?? 1;
        Parallel.For(first, first + (Setting("MODEL_SEEDS") ?? 200), live);
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
