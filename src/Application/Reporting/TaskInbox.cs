using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reporting;

/// <summary>Everything that waits for the member of staff who asks, the longest due first.</summary>
[RequirePermission(Permission.UseWorkspace)]
public sealed record TaskInbox : IQuery<TaskInboxPage>;

/// <summary>The tasks by how near they are; tasks without a day stand among the later ones.</summary>
public sealed record TaskInboxPage(
    DateOnly Today,
    IReadOnlyList<InboxTask> Overdue,
    IReadOnlyList<InboxTask> DueToday,
    IReadOnlyList<InboxTask> ThisWeek,
    IReadOnlyList<InboxTask> Later
)
{
    public int Count => Overdue.Count + DueToday.Count + ThisWeek.Count + Later.Count;
}

internal sealed class TaskInboxHandler(IActor actor, TimeProvider clock, IEnumerable<ITaskSource> sources)
    : QueryHandler<TaskInbox, TaskInboxPage>
{
    protected override async Task<TaskInboxPage> Handle(TaskInbox query, CancellationToken ct)
    {
        var today = clock.Today();
        List<InboxTask> tasks = [];
        foreach (var source in sources)
            tasks.AddRange(await source.For(actor, today, ct));
        var sorted = tasks.OrderBy(t => t.DueOn ?? DateOnly.MaxValue).ThenBy(t => t.Kind).ThenBy(t => t.Title).ToList();
        var sunday = today.AddDays((7 - (int)today.DayOfWeek) % 7);
        return new TaskInboxPage(
            today,
            [.. sorted.Where(t => t.DueOn < today)],
            [.. sorted.Where(t => t.DueOn == today)],
            [.. sorted.Where(t => t.DueOn > today && t.DueOn <= sunday)],
            [.. sorted.Where(t => t.DueOn is null || t.DueOn > sunday)]
        );
    }
}
