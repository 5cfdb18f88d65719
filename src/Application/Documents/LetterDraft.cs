using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Documents;

/// <summary>A letter being worded: every key is a text of the resources, in the reader's language. Values are written out.</summary>
public sealed class LetterDraft(ILetterTexts texts, string language)
{
    private readonly List<LetterBlock> _blocks = [];

    public string Language => language;

    internal string Heading { get; private set; } = "";

    internal LetterSigner? SignedBy { get; private set; }

    internal bool IsLandscape { get; private set; }

    internal IReadOnlyList<LetterBlock> Blocks => _blocks;

    /// <summary>A text on its own, e.g. for a cell.</summary>
    public string Text(string key, params object?[] arguments) => texts.Of(language, key, arguments);

    public string Written(object? value) => texts.Written(language, value);

    public string InWords(Money amount) => texts.InWords(language, amount);

    public LetterDraft Title(string key, params object?[] arguments)
    {
        Heading = Text(key, arguments);
        return this;
    }

    public LetterDraft Paragraph(string key, params object?[] arguments) => Add(new Paragraph(Text(key, arguments)));

    public LetterDraft Strong(string key, params object?[] arguments) =>
        Add(new Paragraph(Text(key, arguments), Strong: true));

    /// <summary>Words that are data (a reason, a name), not a text of ours.</summary>
    public LetterDraft Said(string words, bool strong = false) => Add(new Paragraph(words, strong));

    public LetterDraft Section(string key, params object?[] arguments) => Add(new Heading(Text(key, arguments)));

    /// <summary>Label keys and values; a line without a value is left out.</summary>
    public LetterDraft Facts(params (string Key, object? Value)[] lines) =>
        Add(new Facts([.. lines.Where(l => l.Value is not null).Select(l => (Text(l.Key), Written(l.Value)))]));

    /// <summary>Facts whose labels are data.</summary>
    public LetterDraft Lines(IEnumerable<(string Label, string Value)> lines) => Add(new Facts([.. lines]));

    public LetterDraft Points(IEnumerable<string> lines) => Add(new Points([.. lines]));

    /// <summary>A table; amounts, dates and whole numbers are written out, and columns of figures stand right.</summary>
    public LetterDraft Table(
        IReadOnlyList<string> columnKeys,
        IEnumerable<IReadOnlyList<object?>> rows,
        IReadOnlyList<object?>? footer = null
    )
    {
        var all = rows.ToList();
        var figures = Enumerable
            .Range(0, columnKeys.Count)
            .Where(i => all.Count > 0 && all.All(r => r[i] is Money or long or int or null))
            .ToList();
        return Add(
            new LetterTable(
                [.. columnKeys.Select(k => Text(k))],
                [.. all.Select(r => (IReadOnlyList<string>)[.. r.Select(Written)])],
                figures,
                footer is null ? null : [.. footer.Select(Written)]
            )
        );
    }

    public LetterDraft Signer(string office, string name, string? number = null)
    {
        SignedBy = new LetterSigner(office, name, number);
        return this;
    }

    /// <summary>A4 landscape, everything centred: certificates.</summary>
    public LetterDraft Landscape()
    {
        IsLandscape = true;
        return this;
    }

    private LetterDraft Add(LetterBlock block)
    {
        _blocks.Add(block);
        return this;
    }
}
