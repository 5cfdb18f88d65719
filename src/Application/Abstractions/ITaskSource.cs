using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Abstractions;

/// <summary>One thing waiting for a staff member. The kind names its text (<c>workspace.task.{kind}</c>) and its page.</summary>
public sealed record InboxTask(string Kind, Guid SubjectId, string Title, string? Detail, DateOnly? DueOn);

/// <summary>The tasks one capability has for the actor; empty where the actor may do none of them.</summary>
public interface ITaskSource
{
    Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct);
}

/// <summary>What a returnee should do (or wait for) next. The kind names its text (<c>portal.next.{kind}</c>) and its page.</summary>
public sealed record NextStep(string Kind, Guid? SubjectId, DateOnly? By, bool Waiting, params string[] Arguments);

/// <summary>The next step one capability sees; the lowest <see cref="Order"/> with an answer is shown.</summary>
public interface INextStepSource
{
    int Order { get; }

    Task<NextStep?> For(Id<Returnee> returnee, DateOnly today, CancellationToken ct);
}
