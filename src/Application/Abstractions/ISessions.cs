namespace PmiEmas.Application.Abstractions;

/// <summary>Who is signed in where.</summary>
public interface ISessions
{
    Task<IReadOnlyList<OpenSession>> Of(Guid account, CancellationToken ct);

    /// <summary>Ends one session of the account; another account's is not found.</summary>
    Task End(Guid account, Guid session, CancellationToken ct);

    Task EndOthers(Guid account, Guid current, CancellationToken ct);
}

/// <summary>A session as its owner sees it.</summary>
public sealed record OpenSession(Guid Id, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, string Device);
