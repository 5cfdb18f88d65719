using PmiEmas.Application.Abstractions;

namespace PmiEmas.Web.Features.Workspace;

/// <summary>Tasks equally near. <see cref="Code"/> names its head: <c>workspace.group-{code}</c>.</summary>
public sealed record TaskGroup(string Code, IReadOnlyList<InboxTask> Tasks, bool All)
{
    private const int First = 15;

    public IEnumerable<InboxTask> Shown => All ? Tasks : Tasks.Take(First);

    public int Hidden => All ? 0 : Math.Max(0, Tasks.Count - First);
}
