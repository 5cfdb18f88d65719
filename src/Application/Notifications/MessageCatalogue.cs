using PmiEmas.Domain.Notifications;

namespace PmiEmas.Application.Notifications;

/// <summary>Every message the programme can send, with the texts it came with.</summary>
public static class MessageCatalogue
{
    private const string SubjectMark = "Subject: ";

    public static readonly IReadOnlyDictionary<string, MessageDefinition> All = typeof(MessageCatalogue)
        .Assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(MessageDefinition)))
        .Select(t => (MessageDefinition)Activator.CreateInstance(t)!)
        .OrderBy(m => m.Code, StringComparer.Ordinal)
        .ToDictionary(m => m.Code);

    private static readonly Dictionary<string, TemplateTexts> Texts = All.Values.ToDictionary(m => m.Code, Read);

    /// <summary>The lines below every message, which no editor can remove.</summary>
    private static readonly Dictionary<string, string> Footers = new()
    {
        ["id"] = Resource("Footer.id.hbs"),
        ["en"] = Resource("Footer.en.hbs"),
    };

    private static readonly Dictionary<string, string> ShortFooters = new()
    {
        ["id"] = Resource("Footer.sms.id.hbs"),
        ["en"] = Resource("Footer.sms.en.hbs"),
    };

    public static TemplateTexts BuiltIn(string code) => Texts[code];

    public static string Footer(string language) => Footers[language];

    /// <summary>What ends every text to a phone.</summary>
    public static string ShortFooter(string language) => ShortFooters[language];

    private static TemplateTexts Read(MessageDefinition message)
    {
        var (subjectId, bodyId) = Split(Resource($"{message.Name}.{message.Name}.id.hbs"));
        var (subjectEn, bodyEn) = Split(Resource($"{message.Name}.{message.Name}.en.hbs"));
        return new TemplateTexts(subjectId, bodyId, subjectEn, bodyEn, Short(message, "id"), Short(message, "en"));
    }

    private static string Short(MessageDefinition message, string language) =>
        message.GoesToPhones ? Resource($"{message.Name}.{message.Name}.sms.{language}.hbs") : "";

    /// <summary>The first line is the subject, the rest after an empty line the body.</summary>
    private static (string Subject, string Body) Split(string file)
    {
        var end = file.IndexOf('\n');
        return file.StartsWith(SubjectMark, StringComparison.Ordinal) && end > 0
            ? (file[SubjectMark.Length..end].Trim(), file[end..].Trim())
            : throw new InvalidOperationException("A template begins with its subject.");
    }

    private static string Resource(string name)
    {
        using var stream =
            typeof(MessageCatalogue).Assembly.GetManifestResourceStream(typeof(MessageCatalogue), name)
            ?? throw new InvalidOperationException($"The template {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
