using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Notifications.Log;

/// <summary>What became of one message, and every step of its way. Its words stay with its reader.</summary>
[RequirePermission(Permission.ViewMessages)]
public sealed record MessageDetail(Id<Message> MessageId) : IQuery<MessageRecord>;

public sealed record MessageRecord(
    MessageRow Row,
    int TemplateVersion,
    string Language,
    string CheckCode,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? AcceptedAt,
    int Retries,
    IReadOnlyList<MessageStep> Steps
)
{
    public bool MayBeSentAgain =>
        Row.Status is MessageStatus.HardFailed or MessageStatus.Unknown or MessageStatus.SoftFailed
        && ExpiresAt is null;

    public bool MayBeGivenUp => Message.Moves.Allows(Row.Status, MessageStatus.GivenUp);
}

/// <summary>One command on the message; without a name it was the program itself.</summary>
public sealed record MessageStep(DateTimeOffset At, string Command, string? By, string? Reason);

internal sealed class MessageDetailHandler(IProgrammeDb db) : QueryHandler<MessageDetail, MessageRecord>
{
    protected override async Task<MessageRecord> Handle(MessageDetail query, CancellationToken ct)
    {
        var steps = await Steps(query.MessageId.Value, ct);
        return await db.Set<Message>()
                .AsNoTracking()
                .Where(m => m.Id == query.MessageId)
                .Select(m => new MessageRecord(
                    new MessageRow(
                        m.Id,
                        m.Template,
                        m.Channel,
                        m.Status,
                        m.QueuedAt,
                        m.Attempts,
                        m.Fault,
                        m.Email,
                        m.Phone,
                        m.StaffId != null
                    ),
                    m.TemplateVersion,
                    m.Language,
                    m.CheckCode,
                    m.ExpiresAt,
                    m.AcceptedAt,
                    m.Retries,
                    steps
                ))
                .SingleOrDefaultAsync(ct)
            ?? throw new NotFoundException(nameof(Message));
    }

    private Task<List<MessageStep>> Steps(Guid message, CancellationToken ct) =>
        (
            from subject in db.ProcessSubjects
            join process in db.Processes on subject.ProcessId equals process.Id
            where subject.SubjectId == message
            orderby process.At descending, process.Id descending
            select new MessageStep(
                process.At,
                process.Command,
                process.ActorKind == ActorKind.Staff
                    ? db
                        .Staff.Where(s => (Guid)(object)s.Id == process.ActorId)
                        .Select(s => s.FullName)
                        .FirstOrDefault()
                    : null,
                process.Reason
            )
        )
            .AsNoTracking()
            .ToListAsync(ct);
}
