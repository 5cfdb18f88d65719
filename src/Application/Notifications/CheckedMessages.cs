using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications;

/// <summary>Knows every message by the code in its last line. The title is the template's code: subjects may name people.</summary>
internal sealed class CheckedMessages(IProgrammeDb db) : ICheckable
{
    public async Task<CheckedItem?> Find(string code, CancellationToken ct)
    {
        var message = await db.Set<Message>()
            .Where(m => m.CheckCode == code)
            .Select(m => new
            {
                m.Template,
                m.QueuedAt,
                Returnee = db.Returnees.Where(r => r.Id == m.ReturneeId).Select(r => r.FullName).FirstOrDefault(),
                Staff = db.Staff.Where(s => s.Id == m.StaffId).Select(s => s.FullName).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(ct);
        return message is null
            ? null
            : new CheckedItem(
                "message",
                message.Template,
                ProgrammeCalendar.DateOf(message.QueuedAt),
                (message.Returnee ?? message.Staff) is { } name ? IssuedDocument.MaskName(name) : null
            );
    }
}
