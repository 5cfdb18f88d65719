using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.History;

/// <summary>One thing that happened to a record. <see cref="Command"/> names its text: <c>history.approve-payout</c>.</summary>
public sealed record HistoryRow(
    DateTimeOffset At,
    string Command,
    ActorKind ActorKind,
    string? Staff,
    string? Office,
    string? Reason
);

/// <summary>The history of a record, read by the queries of its pages: who may see the record may see what was done to it.</summary>
internal static class RecordHistory
{
    private const int Shown = 100;

    /// <summary>Newest first. Staff are named with their office; the returnee is only said to be the returnee. Small steps may be left out.</summary>
    public static async Task<IReadOnlyList<HistoryRow>> HistoryOf(
        this IProgrammeDb db,
        Guid subject,
        CancellationToken ct,
        params string[] except
    ) =>
        await (
            from part in db.ProcessSubjects.AsNoTracking()
            where part.SubjectId == subject
            join process in db.Processes.AsNoTracking() on part.ProcessId equals process.Id
            where !except.Contains(process.Command)
            join member in db.Staff.AsNoTracking() on process.ActorId equals (Guid?)(object)member.Id into members
            from staff in members.DefaultIfEmpty()
            orderby process.At descending, process.Id descending
            select new HistoryRow(
                process.At,
                process.Command,
                process.ActorKind,
                staff == null ? null : staff.FullName,
                staff == null ? null : staff.Office,
                process.Reason
            )
        )
            .Take(Shown)
            .ToListAsync(ct);
}
