using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Notifications.Templates;

/// <summary>One message: what its texts may use, the text in force, the draft, and every version that was.</summary>
[RequirePermission(Permission.ManageTemplates)]
public sealed record TemplateDetail(string Code) : IQuery<TemplateView>;

public sealed record TemplateView(
    string Code,
    IReadOnlyList<MessageChannel> Channels,
    IReadOnlyList<Variable> Variables,
    TemplateTexts Current,
    int CurrentVersion,
    TemplateTexts? Draft,
    string? DraftBy,
    DateTimeOffset? DraftAt,
    IReadOnlyList<VersionRow> Versions
);

/// <summary>A version in the history, the newest first. Number 0 is the program's own text.</summary>
public sealed record VersionRow(int Number, string? By, DateTimeOffset? At, TemplateTexts Texts);

internal sealed class TemplateDetailHandler(IProgrammeDb db) : QueryHandler<TemplateDetail, TemplateView>
{
    protected override async Task<TemplateView> Handle(TemplateDetail query, CancellationToken ct)
    {
        var definition = TemplateStore.Definition(query.Code);
        var template = await db.Template(query.Code, ct);
        var names = await NamesOf(template, ct);
        var builtIn = MessageCatalogue.BuiltIn(query.Code);
        var published = (template?.Versions ?? [])
            .OrderByDescending(v => v.Number)
            .Select(v => new VersionRow(v.Number, names.GetValueOrDefault(v.PublishedById), v.PublishedAt, v.Texts));
        return new TemplateView(
            definition.Code,
            definition.Channels,
            definition.Variables,
            template?.Current?.Texts ?? builtIn,
            template?.Current?.Number ?? 0,
            template?.Draft?.Texts,
            template?.Draft is { } draft ? names.GetValueOrDefault(draft.WrittenById) : null,
            template?.Draft?.WrittenAt,
            [.. published, new VersionRow(0, null, null, builtIn)]
        );
    }

    private async Task<Dictionary<Id<StaffMember>, string>> NamesOf(MessageTemplate? template, CancellationToken ct)
    {
        var ids = (template?.Versions.Select(v => v.PublishedById) ?? [])
            .Concat(template?.Draft is { } draft ? [draft.WrittenById] : [])
            .Distinct()
            .ToList();
        return ids.Count == 0
            ? []
            : await db.Staff.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.FullName, ct);
    }
}
