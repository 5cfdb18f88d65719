using System.ComponentModel.DataAnnotations;
using PmiEmas.Application.Accounts;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Accounts;

public sealed class RegisterForm
{
    [StringLength(100)]
    public string FullName { get; set; } = "";

    public Contact Contact { get; set; } = null!;

    [Range(typeof(bool), "true", "true", ErrorMessage = "accounts.consent-needed")]
    public bool Consent { get; set; }
}

public sealed class ContactForm
{
    public Contact Contact { get; set; } = null!;

    public string? ReturnUrl { get; set; }
}

public sealed class CodeForm
{
    [StringLength(20)]
    public string Code { get; set; } = "";

    /// <summary>The sealed step before this one.</summary>
    public string Step { get; set; } = "";
}

public sealed class PasswordForm
{
    [StringLength(254)]
    public string Email { get; set; } = "";

    [StringLength(Passwords.Longest)]
    public string Password { get; set; } = "";

    public string? ReturnUrl { get; set; }
}

public sealed class ForgotForm
{
    public EmailAddress Email { get; set; } = null!;
}

public sealed class NewPasswordForm
{
    public string Password { get; set; } = "";

    [Compare(nameof(Password))]
    public string Again { get; set; } = "";
}
