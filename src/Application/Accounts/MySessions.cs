using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Accounts;

/// <summary>Where the actor is signed in.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.UseWorkspace)]
public sealed record MySessions : IQuery<IReadOnlyList<OpenSession>>;

internal sealed class MySessionsHandler(ISessions sessions, IActor actor)
    : QueryHandler<MySessions, IReadOnlyList<OpenSession>>
{
    protected override Task<IReadOnlyList<OpenSession>> Handle(MySessions query, CancellationToken ct) =>
        sessions.Of(actor.AccountId!.Value, ct);
}

/// <summary>Signs the actor out on another device.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.UseWorkspace)]
public sealed record EndSession(Guid SessionId) : ICommand;

internal sealed class EndSessionHandler(ISessions sessions, IActor actor) : CommandHandler<EndSession>
{
    protected override Task Handle(EndSession command, CancellationToken ct) =>
        sessions.End(actor.AccountId!.Value, command.SessionId, ct);
}

/// <summary>Signs the actor out everywhere but here.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.UseWorkspace)]
public sealed record EndOtherSessions(Guid CurrentId) : ICommand;

internal sealed class EndOtherSessionsHandler(ISessions sessions, IActor actor) : CommandHandler<EndOtherSessions>
{
    protected override Task Handle(EndOtherSessions command, CancellationToken ct) =>
        sessions.EndOthers(actor.AccountId!.Value, command.CurrentId, ct);
}
