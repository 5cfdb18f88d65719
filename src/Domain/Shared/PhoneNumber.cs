using System.Diagnostics.CodeAnalysis;

namespace PmiEmas.Domain.Shared;

/// <summary>An Indonesian mobile number, kept as +628…; accepts 08…, 628…, +62 8…, with spaces or dashes. Printed masked.</summary>
public sealed record PhoneNumber : IParsable<PhoneNumber>
{
    private PhoneNumber(string value) => Value = value;

    public string Value { get; }

    public static PhoneNumber Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var phone)
            ? phone
            : throw new FormatException("An Indonesian mobile number starts with 08 or +628.");

    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [NotNullWhen(true)] out PhoneNumber? result
    )
    {
        var text = s?.Trim() ?? "";
        var digits = Digits.Of(text.StartsWith('+') ? text[1..] : text.Replace("(", "").Replace(")", ""));
        var national =
            digits.StartsWith("62", StringComparison.Ordinal) ? digits[2..]
            : digits.StartsWith('0') ? digits[1..]
            : digits;
        // Mobile numbers have 9 to 12 digits after the country code and start with 8.
        result = national.Length is >= 9 and <= 12 && national[0] == '8' ? new PhoneNumber("+62" + national) : null;
        return result is not null;
    }

    public override string ToString() => Digits.Mask(Value, 5, 3);
}

/// <summary>An e-mail address, kept in lower case. Printed masked; <see cref="Value"/> reveals it.</summary>
public sealed record EmailAddress : IParsable<EmailAddress>
{
    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    public static EmailAddress Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var email) ? email : throw new FormatException("Not an e-mail address.");

    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [NotNullWhen(true)] out EmailAddress? result
    )
    {
        var text = s?.Trim().ToLowerInvariant() ?? "";
        var at = text.IndexOf('@');
        var ok =
            text.Length <= 254
            && at is > 0 and <= 64
            && at == text.LastIndexOf('@')
            && text[(at + 1)..].Contains('.')
            && text[^1] != '.'
            && text[at + 1] != '.'
            && text.All(c => c is > ' ' and < (char)127 && c is not ('"' or ',' or ';' or '<' or '>' or '(' or ')'));
        result = ok ? new EmailAddress(text) : null;
        return ok;
    }

    public override string ToString() => Value[0] + "•••" + Value[Value.IndexOf('@')..];
}
