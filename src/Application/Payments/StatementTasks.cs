using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Statements looked at and not imported, lines nobody knows, and ways out that wait for a second person.</summary>
internal sealed class StatementTasks(IProgrammeDb db) : ITaskSource
{
    private const int Shown = 20;

    public async Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct)
    {
        List<InboxTask> tasks = [];
        if (actor.May(Permission.MatchStatements))
        {
            tasks.AddRange(await Uploaded(actor, ct));
            tasks.AddRange(await Lines(LineStatus.Suspense, "clear-suspense", actor, ct));
        }

        if (actor.May(Permission.ApprovePayouts))
            tasks.AddRange(await Lines(LineStatus.Proposed, "agree-outcome", actor, ct));
        return tasks;
    }

    private async Task<IEnumerable<InboxTask>> Uploaded(IActor actor, CancellationToken ct)
    {
        var rows = await db.Set<Statement>()
            .AsNoTracking()
            .VisibleTo(actor)
            .Where(s => s.Status == StatementStatus.Uploaded)
            .OrderBy(s => s.UploadedAt)
            .Take(Shown)
            .Select(s => new
            {
                s.Id,
                s.Reference,
                s.FileName,
                s.UploadedAt,
            })
            .ToListAsync(ct);
        return rows.Select(s => new InboxTask(
            "import-statement",
            s.Id.Value,
            s.Reference,
            s.FileName,
            ProgrammeCalendar.DateOf(s.UploadedAt)
        ));
    }

    /// <summary>What nobody knows is to be known within a day.</summary>
    private async Task<IEnumerable<InboxTask>> Lines(LineStatus status, string kind, IActor actor, CancellationToken ct)
    {
        var rows = await db.Set<StatementLine>()
            .AsNoTracking()
            .VisibleTo(actor)
            .Where(l => l.Status == status)
            .OrderBy(l => l.BookedOn)
            .ThenBy(l => l.Id)
            .Take(Shown)
            .Select(l => new
            {
                l.Id,
                l.Description,
                l.Amount,
                l.BookedOn,
            })
            .ToListAsync(ct);
        return rows.Select(l => new InboxTask(
            kind,
            l.Id.Value,
            l.Amount.ToString(),
            l.Description,
            l.BookedOn.AddDays(1)
        ));
    }
}
