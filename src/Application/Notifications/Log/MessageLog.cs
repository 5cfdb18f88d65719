using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Notifications.Log;

/// <summary>Every message and what became of it, without its words; addresses are masked.</summary>
[RequirePermission(Permission.ViewMessages)]
public sealed record MessageLog(ListQuery List) : IQuery<Slice<MessageRow>>;

public sealed record MessageRow(
    Id<Message> Id,
    string Template,
    MessageChannel Channel,
    MessageStatus Status,
    DateTimeOffset QueuedAt,
    int Attempts,
    string? Fault,
    EmailAddress? Email,
    PhoneNumber? Phone,
    bool ToStaff
)
{
    /// <summary>The address, masked; null for the inbox.</summary>
    public string? To => Email?.ToString() ?? Phone?.ToString();
}

internal sealed class MessageLogHandler(IProgrammeDb db) : QueryHandler<MessageLog, Slice<MessageRow>>
{
    private static readonly Sorts<Message, Id<Message>> Sorts = new Sorts<Message, Id<Message>>(m => m.Id)
        .By("at", m => m.QueuedAt, descending: true)
        .By("attempts", m => m.Attempts, descending: true);

    protected override Task<Slice<MessageRow>> Handle(MessageLog query, CancellationToken ct)
    {
        var messages = db.Set<Message>().AsQueryable();
        if (query.List.Choice<MessageStatus>("status") is { } status)
            messages = messages.Where(m => m.Status == status);
        if (query.List.Choice<MessageChannel>("channel") is { } channel)
            messages = messages.Where(m => m.Channel == channel);
        if (query.List["template"] is { } template)
            messages = messages.Where(m => m.Template == template);
        // People give the code in their message's last line; nothing else of a message can be searched for.
        if (query.List.Search?.ToUpperInvariant() is { } code)
            messages = messages.Where(m => m.CheckCode == code);
        return messages.Slice(
            query.List,
            Sorts,
            m => new MessageRow(
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
            ct
        );
    }
}
