using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications.Templates;

/// <summary>Finds the texts staff gave a message; opens an empty record for one whose texts nobody has touched.</summary>
internal static class TemplateStore
{
    public static MessageDefinition Definition(string code) =>
        MessageCatalogue.All.GetValueOrDefault(code) ?? throw new NotFoundException(nameof(MessageTemplate));

    public static async Task<MessageTemplate> ForEditing(this IProgrammeDb db, string code, CancellationToken ct)
    {
        var known = Definition(code).Code;
        var template = await db.Set<MessageTemplate>().SingleOrDefaultAsync(t => t.Code == known, ct);
        if (template is null)
            db.Set<MessageTemplate>().Add(template = MessageTemplate.For(Id<MessageTemplate>.New(), code));
        return template;
    }

    public static Task<MessageTemplate?> Template(this IProgrammeDb db, string code, CancellationToken ct) =>
        db.Set<MessageTemplate>().AsNoTracking().SingleOrDefaultAsync(t => t.Code == code, ct);
}
