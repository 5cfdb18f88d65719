namespace PmiEmas.Application.Abstractions;

/// <summary>Passwords and second factors of staff.</summary>
public interface IStaffCredentials
{
    /// <summary>Takes the same time and gives the same refusal for an unknown address, a wrong password and a locked account.</summary>
    Task<SignInAnswer> CheckPassword(string email, string password, CancellationToken ct);

    /// <summary>Uses up a code of the authenticator app or a recovery code; false where it is wrong, used or one of too many.</summary>
    Task<bool> UseCode(Guid account, string code, CancellationToken ct);

    /// <summary>What the authenticator app reads, while it is not confirmed yet; null afterwards.</summary>
    Task<AppEnrolment?> EnrolmentOf(Guid account, CancellationToken ct);

    /// <summary>Confirms the app with its first code and gives the recovery codes, shown once; null where the code is wrong.</summary>
    Task<IReadOnlyList<string>?> Enrol(Guid account, string code, CancellationToken ct);

    Task<bool> IsOpen(string link, CancellationToken ct);

    /// <summary>Sets the password by a link and ends every session. Throws a broken rule where the link is over or the password weak.</summary>
    Task SetPassword(string link, string password, CancellationToken ct);
}

/// <summary>The secret as typed by hand and as an <c>otpauth:</c> address.</summary>
public sealed record AppEnrolment(string Secret, string Uri);

/// <summary>How far somebody came with e-mail and password.</summary>
public abstract record SignInAnswer
{
    private SignInAnswer() { }

    public sealed record Refused : SignInAnswer;

    /// <summary>Signed in; only the demonstration goes without a second factor.</summary>
    public sealed record Accepted(Guid AccountId) : SignInAnswer;

    public sealed record NeedsCode(Guid AccountId) : SignInAnswer;

    public sealed record MustEnrol(Guid AccountId) : SignInAnswer;
}
