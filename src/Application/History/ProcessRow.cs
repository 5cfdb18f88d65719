using PmiEmas.Application.Abstractions;

namespace PmiEmas.Application.History;

/// <summary>One command that was carried out (or refused, with its key): the change history people see, and the audit trail.</summary>
public sealed class ProcessRow
{
    public required Guid Id { get; init; }
    public required string Command { get; init; }
    public required DateTimeOffset At { get; init; }
    public required ActorKind ActorKind { get; init; }
    public Guid? AccountId { get; init; }

    /// <summary>Staff member or returnee, by kind.</summary>
    public Guid? ActorId { get; init; }
    public string? Reason { get; init; }

    /// <summary>The events as JSON: type and ids, no personal data.</summary>
    public required string Events { get; init; }

    /// <summary>The form's key, unique: a second press finds this row.</summary>
    public Guid? OnceKey { get; init; }

    /// <summary>SHA-256 of the command's content, kept with <see cref="OnceKey"/>.</summary>
    public byte[]? ContentHash { get; set; }

    /// <summary>The command's answer as JSON, kept with <see cref="OnceKey"/>.</summary>
    public string? Result { get; set; }

    /// <summary>The rule that refused the command, as JSON: nothing was carried out, only the key is kept.</summary>
    public string? Refusal { get; set; }
}

/// <summary>A record that a process changed.</summary>
public sealed class ProcessSubject
{
    public required Guid ProcessId { get; init; }
    public required Guid SubjectId { get; init; }
    public required string SubjectType { get; init; }
}
