using System.Diagnostics.CodeAnalysis;

namespace PmiEmas.Domain.Shared;

/// <summary>A 16-digit population number. Printed masked; <see cref="Value"/> reveals it.</summary>
public sealed record Nik : IParsable<Nik>
{
    private Nik(string value) => Value = value;

    public string Value { get; }

    /// <summary>The district the number was issued in (its first six digits); people move, so it is a hint, never a proof.</summary>
    public string IssuingDistrict => Value[..6];

    /// <summary>The birth date inside the number (women's day + 40), or null where the digits form no date.</summary>
    public DateOnly? BirthOn(DateOnly today)
    {
        var (day, month, year) = (int.Parse(Value[6..8]), int.Parse(Value[8..10]), int.Parse(Value[10..12]));
        day = day > 40 ? day - 40 : day;
        var full = 2000 + year > today.Year ? 1900 + year : 2000 + year;
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(full, month)
            ? new DateOnly(full, month, day)
            : null;
    }

    public static Nik Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var nik) ? nik : throw new FormatException("A NIK has 16 digits.");

    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [NotNullWhen(true)] out Nik? result
    )
    {
        var digits = Digits.Of(s);
        result = digits.Length == 16 && digits[0] != '0' ? new Nik(digits) : null;
        return result is not null;
    }

    public override string ToString() => Digits.Mask(Value, 4, 4);
}

/// <summary>A 16-digit family card (KK) number. Printed masked; <see cref="Value"/> reveals it.</summary>
public sealed record FamilyCardNumber : IParsable<FamilyCardNumber>
{
    private FamilyCardNumber(string value) => Value = value;

    public string Value { get; }

    public static FamilyCardNumber Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var number)
            ? number
            : throw new FormatException("A family card number has 16 digits.");

    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [NotNullWhen(true)] out FamilyCardNumber? result
    )
    {
        var digits = Digits.Of(s);
        result = digits.Length == 16 && digits[0] != '0' ? new FamilyCardNumber(digits) : null;
        return result is not null;
    }

    public override string ToString() => Digits.Mask(Value, 4, 4);
}

/// <summary>A bank account number of 8 to 20 digits. Printed masked; <see cref="Value"/> reveals it.</summary>
public sealed record AccountNumber : IParsable<AccountNumber>
{
    private AccountNumber(string value) => Value = value;

    public string Value { get; }

    public static AccountNumber Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var number)
            ? number
            : throw new FormatException("An account number has 8 to 20 digits.");

    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [NotNullWhen(true)] out AccountNumber? result
    )
    {
        var digits = Digits.Of(s);
        result = digits.Length is >= 8 and <= 20 ? new AccountNumber(digits) : null;
        return result is not null;
    }

    public override string ToString() => Digits.Mask(Value, 0, 4);
}

/// <summary>Digits out of what people type (spaces, dots and dashes are allowed), and the mask for showing them.</summary>
internal static class Digits
{
    /// <summary>The digits of <paramref name="text"/>, or nothing where it holds anything but digits and separators.</summary>
    public static string Of(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return trimmed.All(c => char.IsAsciiDigit(c) || c is ' ' or '.' or '-')
            ? string.Concat(trimmed.Where(char.IsAsciiDigit))
            : "";
    }

    public static string Mask(string value, int head, int tail) =>
        value[..head] + new string('•', value.Length - head - tail) + value[^tail..];
}
