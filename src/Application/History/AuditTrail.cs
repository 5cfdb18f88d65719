using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.History;

/// <summary>
/// Everything that was done, newest first. Filters: kind of actor, day from and to (yyyy-MM-dd), and the record or actor by id; searches the use case's name.
/// </summary>
[RequirePermission(Permission.ViewAudit)]
public sealed record AuditTrail(ListQuery List) : IQuery<Slice<AuditRow>>;

public sealed record AuditRow(
    Guid Id,
    DateTimeOffset At,
    string Command,
    ActorKind ActorKind,
    string? Staff,
    Guid? ActorId,
    string? Reason,
    string Events,
    bool Refused
);

internal sealed class AuditTrailHandler(IProgrammeDb db) : QueryHandler<AuditTrail, Slice<AuditRow>>
{
    private static readonly Sorts<ProcessRow, Guid> Sorts = new Sorts<ProcessRow, Guid>(p => p.Id).By(
        "at",
        p => p.At,
        descending: true
    );

    protected override async Task<Slice<AuditRow>> Handle(AuditTrail query, CancellationToken ct)
    {
        var slice = await Filtered(query.List)
            .Slice(
                query.List,
                Sorts,
                p => new AuditRow(
                    p.Id,
                    p.At,
                    p.Command,
                    p.ActorKind,
                    null,
                    p.ActorId,
                    p.Reason,
                    p.Events,
                    p.Refusal != null
                ),
                ct
            );
        var ids = slice
            .Rows.Where(r => r.ActorKind == ActorKind.Staff && r.ActorId is not null)
            .Select(r => new Id<StaffMember>(r.ActorId!.Value))
            .Distinct()
            .ToList();
        var names = await db
            .Staff.Where(s => ids.Contains(s.Id))
            .Select(s => new { s.Id, s.FullName })
            .ToDictionaryAsync(s => s.Id.Value, s => s.FullName, ct);
        return slice.To(r => r with { Staff = r.ActorId is { } id ? names.GetValueOrDefault(id) : null });
    }

    private IQueryable<ProcessRow> Filtered(ListQuery list)
    {
        var rows = db.Processes.AsQueryable();
        if (list.Search is { } words)
        {
            var pattern = string.Concat(words.Where(char.IsAsciiLetter)).ToLowerInvariant().ToPattern();
            rows = Guid.TryParse(words, out var id)
                ? rows.Where(p =>
                    p.ActorId == id || db.ProcessSubjects.Any(s => s.ProcessId == p.Id && s.SubjectId == id)
                )
                : rows.Where(p => EF.Functions.Like(p.Command.ToLower(), pattern, "\\"));
        }
        if (list.Choice<ActorKind>("actor") is { } kind)
            rows = rows.Where(p => p.ActorKind == kind);
        if (Start(list["from"]) is { } from)
            rows = rows.Where(p => p.At >= from);
        if (Start(list["to"])?.AddDays(1) is { } end)
            rows = rows.Where(p => p.At < end);
        return rows;
    }

    /// <summary>Midnight in Jakarta.</summary>
    private static DateTimeOffset? Start(string? date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", out var day)
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), ProgrammeCalendar.Wib).ToUniversalTime()
            : null;
}
