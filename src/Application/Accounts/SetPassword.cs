using PmiEmas.Application.Abstractions;

namespace PmiEmas.Application.Accounts;

/// <summary>Sets a password by the link of an invitation or reset. The second factor stays as it is.</summary>
[AllowAnonymousRequest]
public sealed record SetPassword(string Link, string Password) : ICommand, ICarriesSecret;

internal sealed class SetPasswordHandler(IStaffCredentials credentials) : CommandHandler<SetPassword>
{
    protected override Task Handle(SetPassword command, CancellationToken ct) =>
        credentials.SetPassword(command.Link, command.Password, ct);
}

/// <summary>Whether the link still works.</summary>
[AllowAnonymousRequest]
public sealed record LinkIsOpen(string Link) : IQuery<bool>;

internal sealed class LinkIsOpenHandler(IStaffCredentials credentials) : QueryHandler<LinkIsOpen, bool>
{
    protected override Task<bool> Handle(LinkIsOpen query, CancellationToken ct) => credentials.IsOpen(query.Link, ct);
}
