using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Notifications.Templates;

/// <summary>Every message of the programme with the version in force.</summary>
[RequirePermission(Permission.ManageTemplates)]
public sealed record TemplateList : IQuery<IReadOnlyList<TemplateRow>>;

public sealed record TemplateRow(
    string Code,
    IReadOnlyList<MessageChannel> Channels,
    int Version,
    bool HasDraft,
    DateTimeOffset? PublishedAt
);

internal sealed class TemplateListHandler(IProgrammeDb db) : QueryHandler<TemplateList, IReadOnlyList<TemplateRow>>
{
    protected override async Task<IReadOnlyList<TemplateRow>> Handle(TemplateList query, CancellationToken ct)
    {
        var edited = await db.Set<MessageTemplate>()
            .AsNoTracking()
            .Select(t => new
            {
                t.Code,
                HasDraft = t.Draft != null,
                Version = t.Versions.Max(v => (int?)v.Number) ?? 0,
                PublishedAt = t.Versions.Max(v => (DateTimeOffset?)v.PublishedAt),
            })
            .ToDictionaryAsync(t => t.Code, ct);
        return
        [
            .. MessageCatalogue.All.Values.Select(m =>
                edited.TryGetValue(m.Code, out var t)
                    ? new TemplateRow(m.Code, m.Channels, t.Version, t.HasDraft, t.PublishedAt)
                    : new TemplateRow(m.Code, m.Channels, 0, false, null)
            ),
        ];
    }
}
