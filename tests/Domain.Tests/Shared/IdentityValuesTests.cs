using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Shared;

public class IdentityValuesTests
{
    [Theory]
    [InlineData("081234567890")]
    [InlineData("0812-3456-7890")]
    [InlineData("6281234567890")]
    [InlineData("+62 812 3456 7890")]
    [InlineData("81234567890")]
    public void One_phone_number_in_many_spellings_is_one_value(string typed) =>
        PhoneNumber.Parse(typed).Value.ShouldBe("+6281234567890");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("021555123")]
    [InlineData("0812")]
    [InlineData("08123456789012345")]
    [InlineData("0812x4567890")]
    [InlineData("+1 812 3456 7890")]
    public void What_is_no_Indonesian_mobile_number_is_refused(string? typed) =>
        PhoneNumber.TryParse(typed, null, out _).ShouldBeFalse();

    [Fact]
    public void A_nik_tells_the_birth_date_and_hides_its_middle()
    {
        var woman = Nik.Parse("3674 0165 0792 0001");

        woman.Value.ShouldBe("3674016507920001");
        woman.ToString().ShouldBe("3674••••••••0001");
        woman.BirthOn(new DateOnly(2026, 11, 20)).ShouldBe(new DateOnly(1992, 7, 25));
    }

    [Fact]
    public void A_nik_whose_day_does_not_exist_tells_no_birth() =>
        Nik.Parse("3674013102920001").BirthOn(new DateOnly(2026, 11, 20)).ShouldBeNull();

    [Theory]
    [InlineData("367401650792000")]
    [InlineData("36740165079200011")]
    [InlineData("0674016507920001")]
    [InlineData("367401650792000A")]
    [InlineData(null)]
    public void What_is_no_nik_is_refused(string? typed) => Nik.TryParse(typed, null, out _).ShouldBeFalse();

    [Theory]
    [InlineData("36", RegionLevel.Province)]
    [InlineData("36.74", RegionLevel.Regency)]
    [InlineData("36.74.01", RegionLevel.District)]
    [InlineData("36.74.01.1001", RegionLevel.Village)]
    public void The_length_of_a_region_code_is_its_level(string typed, RegionLevel level) =>
        RegionCode.Parse(typed).Level.ShouldBe(level);

    [Fact]
    public void A_region_contains_what_starts_with_its_code()
    {
        var village = RegionCode.Parse("3674011001");

        village.Province.Contains(village).ShouldBeTrue();
        village.Regency.ShouldBe(RegionCode.Parse("3674"));
        village.District.ShouldBe(RegionCode.Parse("367401"));
        RegionCode.Parse("3673").Contains(village).ShouldBeFalse();
        village.Contains(village.Regency).ShouldBeFalse();
    }

    [Theory]
    [InlineData("367")]
    [InlineData("")]
    [InlineData("36740110011")]
    public void What_is_no_region_code_is_refused(string typed) =>
        RegionCode.TryParse(typed, null, out _).ShouldBeFalse();

    [Fact]
    public void An_e_mail_address_is_kept_in_lower_case_and_printed_masked()
    {
        var email = EmailAddress.Parse(" Siti.Aminah@Example.ID ");

        email.Value.ShouldBe("siti.aminah@example.id");
        email.ToString().ShouldBe("s•••@example.id");
    }

    [Theory]
    [InlineData("siti")]
    [InlineData("siti@")]
    [InlineData("@example.id")]
    [InlineData("siti@example")]
    [InlineData("siti@@example.id")]
    [InlineData("si ti@example.id")]
    [InlineData("siti@example.id\r\nBcc: x@y.id")]
    [InlineData(null)]
    public void What_is_no_e_mail_address_is_refused(string? typed) =>
        EmailAddress.TryParse(typed, null, out _).ShouldBeFalse();
}
