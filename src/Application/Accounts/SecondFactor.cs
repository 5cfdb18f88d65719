using PmiEmas.Application.Abstractions;

namespace PmiEmas.Application.Accounts;

/// <summary>The second step of staff: the authenticator's code or a recovery code. False where it does not work.</summary>
[AllowAnonymousRequest]
public sealed record GiveSecondFactor(Guid AccountId, string Code) : ICommand<bool>, ICarriesSecret;

internal sealed class GiveSecondFactorHandler(IStaffCredentials credentials) : CommandHandler<GiveSecondFactor, bool>
{
    protected override Task<bool> Handle(GiveSecondFactor command, CancellationToken ct) =>
        credentials.UseCode(command.AccountId, command.Code, ct);
}

/// <summary>Confirms a new authenticator app with its first code; answers the recovery codes, or null where the code is wrong.</summary>
[AllowAnonymousRequest]
public sealed record EnrolSecondFactor(Guid AccountId, string Code) : ICommand<IReadOnlyList<string>?>, ICarriesSecret;

internal sealed class EnrolSecondFactorHandler(IStaffCredentials credentials)
    : CommandHandler<EnrolSecondFactor, IReadOnlyList<string>?>
{
    protected override Task<IReadOnlyList<string>?> Handle(EnrolSecondFactor command, CancellationToken ct) =>
        credentials.Enrol(command.AccountId, command.Code, ct);
}

/// <summary>What a new authenticator app is to read; null once one is confirmed.</summary>
[AllowAnonymousRequest]
public sealed record SecondFactorEnrolment(Guid AccountId) : IQuery<AppEnrolment?>;

internal sealed class SecondFactorEnrolmentHandler(IStaffCredentials credentials)
    : QueryHandler<SecondFactorEnrolment, AppEnrolment?>
{
    protected override Task<AppEnrolment?> Handle(SecondFactorEnrolment query, CancellationToken ct) =>
        credentials.EnrolmentOf(query.AccountId, ct);
}
