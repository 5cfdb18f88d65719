using FsCheck;
using FsCheck.Fluent;
using PmiEmas.Domain.Shared;
using Shouldly;
using Xunit;

namespace PmiEmas.Domain.Tests.Shared;

public sealed class AmountInWordsTests
{
    [Theory]
    [InlineData(0, "Nol rupiah")]
    [InlineData(1, "Satu rupiah")]
    [InlineData(11, "Sebelas rupiah")]
    [InlineData(17, "Tujuh belas rupiah")]
    [InlineData(20, "Dua puluh rupiah")]
    [InlineData(100, "Seratus rupiah")]
    [InlineData(111, "Seratus sebelas rupiah")]
    [InlineData(1_000, "Seribu rupiah")]
    [InlineData(1_500, "Seribu lima ratus rupiah")]
    [InlineData(11_000, "Sebelas ribu rupiah")]
    [InlineData(101_000, "Seratus satu ribu rupiah")]
    [InlineData(883_333, "Delapan ratus delapan puluh tiga ribu tiga ratus tiga puluh tiga rupiah")]
    [InlineData(1_000_000, "Satu juta rupiah")]
    [InlineData(1_001_000, "Satu juta seribu rupiah")]
    [InlineData(6_350_000, "Enam juta tiga ratus lima puluh ribu rupiah")]
    [InlineData(2_000_000_000, "Dua miliar rupiah")]
    public void An_amount_is_written_out_in_Indonesian(long rupiah, string words) =>
        AmountInWords.InIndonesian(new Money(rupiah)).ShouldBe(words);

    [Theory]
    [InlineData(0, "Zero rupiah")]
    [InlineData(21, "Twenty-one rupiah")]
    [InlineData(1_000, "One thousand rupiah")]
    [InlineData(883_333, "Eight hundred eighty-three thousand three hundred thirty-three rupiah")]
    [InlineData(6_350_000, "Six million three hundred fifty thousand rupiah")]
    public void An_amount_is_written_out_in_English(long rupiah, string words) =>
        AmountInWords.InEnglish(new Money(rupiah)).ShouldBe(words);

    [Fact]
    public void No_two_amounts_have_the_same_words() =>
        Prop.ForAll<long, long>(
                (a, b) =>
                {
                    var (one, other) = (new Money(Math.Abs(a % long.MaxValue)), new Money(Math.Abs(b % long.MaxValue)));
                    return one == other
                        || (
                            AmountInWords.InIndonesian(one) != AmountInWords.InIndonesian(other)
                            && AmountInWords.InEnglish(one) != AmountInWords.InEnglish(other)
                        );
                }
            )
            .QuickCheckThrowOnFailure();
}
