using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;

namespace PmiEmas.Application.Notifications;

/// <summary>Values were missing that a template needs; all are named.</summary>
public sealed class MissingValuesException(string template, IReadOnlyList<string> names)
    : Exception($"The message '{template}' lacks: {string.Join(", ", names)}.")
{
    public IReadOnlyList<string> Names { get; } = names;
}

/// <summary>Puts values into the text of a message that is in force.</summary>
internal sealed class MessageWording(IProgrammeDb db, ITemplateRenderer renderer, ISiteAddress site)
{
    private readonly Dictionary<string, (int Version, TemplateTexts Texts)> _current = [];

    public async Task<MessageText> Word(
        MessageDefinition definition,
        string language,
        IReadOnlyDictionary<string, string> values,
        string checkCode,
        CancellationToken ct
    )
    {
        if (!_current.TryGetValue(definition.Code, out var current))
            _current[definition.Code] = current = await Current(definition.Code, ct);
        return Word(definition, current.Version, current.Texts, language, values, checkCode);
    }

    public MessageText Word(
        MessageDefinition definition,
        int version,
        TemplateTexts texts,
        string language,
        IReadOnlyDictionary<string, string> values,
        string checkCode
    )
    {
        var clean = Clean(definition, values);
        var (subject, body, brief) =
            language == "en"
                ? (texts.SubjectEn, texts.BodyEn, texts.ShortEn)
                : (texts.SubjectId, texts.BodyId, texts.ShortId);
        var end = new Dictionary<string, string>
        {
            ["code"] = checkCode,
            ["link"] = new Uri(site.Root, "check").ToString(),
        };
        var footer = renderer.Render(MessageCatalogue.Footer(language), end);
        return new MessageText(
            definition.Code,
            version,
            MessageValues.OneLine(renderer.Render(subject, clean)),
            renderer.Render(body, clean).Trim() + "\n\n" + footer,
            definition.GoesToPhones
                ? MessageValues.OneLine(renderer.Render(brief, clean))
                    + " "
                    + renderer.Render(MessageCatalogue.ShortFooter(language), end)
                : ""
        );
    }

    private async Task<(int, TemplateTexts)> Current(string code, CancellationToken ct)
    {
        var published = await db.Set<MessageTemplate>()
            .AsNoTracking()
            .Where(t => t.Code == code)
            .SelectMany(t => t.Versions)
            .OrderByDescending(v => v.Number)
            .Select(v => new
            {
                v.Number,
                Texts = new TemplateTexts(v.SubjectId, v.BodyId, v.SubjectEn, v.BodyEn, v.ShortId, v.ShortEn),
            })
            .FirstOrDefaultAsync(ct);
        return published is null ? (0, MessageCatalogue.BuiltIn(code)) : (published.Number, published.Texts);
    }

    /// <summary>The declared values alone, cleaned; absent optional ones are empty. Throws <see cref="MissingValuesException"/>.</summary>
    private Dictionary<string, string> Clean(MessageDefinition definition, IReadOnlyDictionary<string, string> values)
    {
        var missing = definition
            .Variables.Where(v => !v.Optional && string.IsNullOrWhiteSpace(values.GetValueOrDefault(v.Name)))
            .Select(v => v.Name)
            .ToList();
        if (missing.Count > 0)
            throw new MissingValuesException(definition.Code, missing);
        return definition.Variables.ToDictionary(
            v => v.Name,
            v => MessageValues.Clean(v.Type, values.GetValueOrDefault(v.Name) ?? "", site.Root)
        );
    }
}
