using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Accounts;

/// <summary>What holds for signing in and for passwords.</summary>
public static class AccountRules
{
    public static readonly Rule CodeWorks = new("accounts.code-works");
    public static readonly Rule CodeReaches = new("accounts.code-reaches");
    public static readonly Rule FewCodes = new("accounts.few-codes");
    public static readonly Rule ContactIsOne = new("accounts.contact-is-one");
    public static readonly Rule LinkIsOpen = new("accounts.link-is-open");
    public static readonly Rule PasswordLongEnough = new("accounts.password-long-enough");
    public static readonly Rule PasswordNotTooLong = new("accounts.password-not-too-long");
    public static readonly Rule PasswordUncommon = new("accounts.password-uncommon");
    public static readonly Rule PasswordNotAboutYou = new("accounts.password-not-about-you");
}
