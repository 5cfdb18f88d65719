using PmiEmas.Application.Abstractions;

namespace PmiEmas.Application.Accounts;

/// <summary>The first step of staff. A refusal is an answer, not a broken rule: the failed attempt must stay counted.</summary>
[AllowAnonymousRequest]
public sealed record SignInWithPassword(string Email, string Password) : ICommand<SignInAnswer>, ICarriesSecret;

internal sealed class SignInWithPasswordHandler(IStaffCredentials credentials)
    : CommandHandler<SignInWithPassword, SignInAnswer>
{
    protected override Task<SignInAnswer> Handle(SignInWithPassword command, CancellationToken ct) =>
        credentials.CheckPassword(command.Email, command.Password, ct);
}
