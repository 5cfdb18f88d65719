using PmiEmas.Domain.Reviews;

namespace PmiEmas.Domain.Tests.Reviews;

public sealed class CoordinatesTests
{
    [Theory]
    [InlineData("-6.120567, 106.330125")]
    [InlineData("-6.120567,106.330125")]
    [InlineData("−6,120567 106,330125")]
    [InlineData("-6,120567,106,330125")]
    [InlineData(" -6.1205671° ; 106.3301259° ")]
    public void Degrees_are_read_as_phones_and_people_write_them(string typed)
    {
        Coordinates.TryParse(typed, out var read).ShouldBeTrue();
        read.ShouldBe(new Coordinates(-6_120_567, 106_330_125));
        read!.AreInIndonesia.ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("-6.12")]
    [InlineData("6.12 LS, 106.33 BT")]
    public void Anything_else_is_no_place(string? typed) => Coordinates.TryParse(typed, out _).ShouldBeFalse();

    [Theory]
    [InlineData("106.330125, -6.120567")]
    [InlineData("51.5, -0.1")]
    [InlineData("-33.9, 151.2")]
    public void Elsewhere_is_not_in_Indonesia(string typed)
    {
        Coordinates.TryParse(typed, out var read).ShouldBeTrue();
        read!.AreInIndonesia.ShouldBeFalse();
    }

    [Fact]
    public void Small_parts_keep_their_zeros() =>
        new Coordinates(-50, 95_000_007).ToString().ShouldBe("-0.000050, 95.000007");
}
