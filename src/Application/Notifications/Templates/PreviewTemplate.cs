using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Notifications.Templates;

/// <summary>The draft (or, without one, the text in force) filled with example values, in both languages.</summary>
[RequirePermission(Permission.ManageTemplates)]
public sealed record PreviewTemplate(string Code) : IQuery<TemplatePreview>;

public sealed record TemplatePreview(
    string Code,
    bool IsDraft,
    IReadOnlyList<MessageChannel> Channels,
    MessageText Indonesian,
    MessageText English
);

internal sealed class PreviewTemplateHandler(IProgrammeDb db, MessageWording wording)
    : QueryHandler<PreviewTemplate, TemplatePreview>
{
    private const string ExampleCode = "7K2M-9QXR-4TBA";

    protected override async Task<TemplatePreview> Handle(PreviewTemplate query, CancellationToken ct)
    {
        var definition = TemplateStore.Definition(query.Code);
        var (texts, version, isDraft) = await TextsToShow(query.Code, ct);
        return new TemplatePreview(
            query.Code,
            isDraft,
            definition.Channels,
            Example(definition, version, texts, "id"),
            Example(definition, version, texts, "en")
        );
    }

    private MessageText Example(MessageDefinition definition, int version, TemplateTexts texts, string language) =>
        wording.Word(
            definition,
            version,
            texts,
            language,
            definition.Variables.ToDictionary(v => v.Name, v => v.ExampleFor(language)),
            ExampleCode
        );

    private async Task<(TemplateTexts Texts, int Version, bool IsDraft)> TextsToShow(string code, CancellationToken ct)
    {
        var template = await db.Template(code, ct);
        return template?.Draft is { } draft
            ? (draft.Texts, (template.Current?.Number ?? 0) + 1, true)
            : (template?.Current?.Texts ?? MessageCatalogue.BuiltIn(code), template?.Current?.Number ?? 0, false);
    }
}
