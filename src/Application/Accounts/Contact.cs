using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Accounts;

/// <summary>What a returnee signs in with: a mobile number or an e-mail address, typed into one field.</summary>
public sealed record Contact : IParsable<Contact>
{
    private Contact(PhoneNumber? phone, EmailAddress? email) => (Phone, Email) = (phone, email);

    public PhoneNumber? Phone { get; }

    public EmailAddress? Email { get; }

    /// <summary>The contact in full: the subject of a one-time code.</summary>
    public string Value => Phone?.Value ?? Email!.Value;

    public Recipient AsRecipient(string language) => new(language, Email, Phone);

    /// <summary>The files that name this contact and still live.</summary>
    public Expression<Func<Returnee, bool>> IsOf() =>
        Phone is { } phone
            ? r => r.Phone == phone && r.Status != ReturneeStatus.Closed && r.Status != ReturneeStatus.Deceased
            : r => r.Email == Email && r.Status != ReturneeStatus.Closed && r.Status != ReturneeStatus.Deceased;

    public static Contact Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var contact)
            ? contact
            : throw new FormatException("Neither a mobile number nor an e-mail address.");

    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [NotNullWhen(true)] out Contact? result
    )
    {
        result =
            PhoneNumber.TryParse(s, provider, out var phone) ? new Contact(phone, null)
            : EmailAddress.TryParse(s, provider, out var email) ? new Contact(null, email)
            : null;
        return result is not null;
    }

    public override string ToString() => Phone?.ToString() ?? Email!.ToString();
}
