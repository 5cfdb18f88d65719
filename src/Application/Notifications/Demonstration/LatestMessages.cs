using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications.Demonstration;

/// <summary>The latest messages with their words, one-time codes too. In the demonstration only: elsewhere there is no such thing.</summary>
[AllowAnonymousRequest]
public sealed record LatestMessages(string? Recipient) : IQuery<IReadOnlyList<ShownMessage>>;

public sealed record ShownMessage(
    Id<Message> Id,
    string Template,
    MessageChannel Channel,
    MessageStatus Status,
    string To,
    string Subject,
    string? Body,
    DateTimeOffset At
);

internal sealed class LatestMessagesHandler(IProgrammeDb db, IDemonstrationMode demonstration)
    : QueryHandler<LatestMessages, IReadOnlyList<ShownMessage>>
{
    private const int Most = 50;

    protected override async Task<IReadOnlyList<ShownMessage>> Handle(LatestMessages query, CancellationToken ct)
    {
        if (!demonstration.IsOn)
            throw new NotFoundException(nameof(LatestMessages));

        var found = await Matching(query.Recipient?.Trim())
            .AsNoTracking()
            .OrderByDescending(m => m.QueuedAt)
            .ThenByDescending(m => m.Id)
            .Take(Most)
            .Select(m => new
            {
                Message = m,
                Name = db.Returnees.Where(r => r.Id == m.ReturneeId).Select(r => r.FullName).FirstOrDefault()
                    ?? db.Staff.Where(s => s.Id == m.StaffId).Select(s => s.FullName).FirstOrDefault(),
            })
            .ToListAsync(ct);
        return [.. found.Select(f => Shown(f.Message, f.Name))];
    }

    /// <summary>By a part of the name, or by the whole phone number or e-mail address.</summary>
    private IQueryable<Message> Matching(string? recipient)
    {
        var all = db.Set<Message>().AsQueryable();
        if (string.IsNullOrEmpty(recipient))
            return all;
        if (EmailAddress.TryParse(recipient, null, out var email))
            return all.Where(m =>
                m.Email == email
                || db.Staff.Any(s => s.Id == m.StaffId && s.Email == email)
                || db.Returnees.Any(r => r.Id == m.ReturneeId && r.Email == email)
            );
        if (PhoneNumber.TryParse(recipient, null, out var phone))
            return all.Where(m => m.Phone == phone || db.Returnees.Any(r => r.Id == m.ReturneeId && r.Phone == phone));
        // What holds no letter is nobody's name; as a pattern it would be everybody's.
        var name = PersonNames.Compared(recipient) is { Length: > 0 } letters ? letters.ToPattern() : "";
        var words = recipient.ToLowerInvariant().ToPattern();
        return all.Where(m =>
            db.Staff.Any(s => s.Id == m.StaffId && EF.Functions.Like(s.FullName.ToLower(), words, "\\"))
            || db.Returnees.Any(r => r.Id == m.ReturneeId && EF.Functions.Like(r.NameCompared, name, "\\"))
        );
    }

    private static ShownMessage Shown(Message m, string? name) =>
        new(
            m.Id,
            m.Template,
            m.Channel,
            m.Status,
            string.Join(" · ", new[] { name, m.Email?.Value ?? m.Phone?.Value }.Where(t => t is not null)),
            m.Subject,
            m.Body,
            m.QueuedAt
        );
}
