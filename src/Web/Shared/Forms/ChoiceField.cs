using System.Collections;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PmiEmas.Web.Shared.Language;

namespace PmiEmas.Web.Shared.Forms;

/// <summary>One answer to choose: its value, its words, and what it means where that needs saying.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);

/// <summary>
/// <c>&lt;choice-field for="Kind" options="Model.Kinds" /&gt;</c>: radio buttons up to six answers, a list above;
/// boxes to tick where the property holds several. Without options an enum offers its own values.
/// </summary>
[HtmlTargetElement("choice-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChoiceFieldTag(Texts texts) : FieldTag(texts)
{
    private const int MostRadios = 6;

    public IReadOnlyList<Choice>? Options { get; set; }

    /// <summary>radios, select or scale (five numbers in a row); chosen by the number of answers when left out.</summary>
    public string? As { get; set; }

    /// <summary>Short answers stand side by side.</summary>
    public bool Inline { get; set; }

    private bool Several => ItemType is not null;

    private Type? ItemType =>
        For.Metadata.ModelType == typeof(string) ? null
        : For.Metadata.IsEnumerableType ? For.Metadata.ElementType
        : null;

    private string Kind => As ?? (Choices.Count > MostRadios && !Several ? "select" : "radios");

    protected override bool Grouped => Kind != "select";

    private IReadOnlyList<Choice> Choices => Options ??= EnumChoices();

    private IReadOnlyList<Choice> EnumChoices()
    {
        var type = ItemType ?? For.Metadata.UnderlyingOrModelType;
        if (!type.IsEnum)
            throw new InvalidOperationException($"The choice field {For.Name} needs options.");
        return [.. Enum.GetValues(type).Cast<Enum>().Select(v => new Choice(v.ToString(), Texts.Of(v)))];
    }

    private HashSet<string> Chosen()
    {
        if (ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is { } raw)
            return raw is string[] several ? [.. several] : [entry.AttemptedValue ?? ""];
        return Several
            ? [.. ((IEnumerable?)For.Model ?? Array.Empty<object>()).Cast<object>().Select(v => Text(v)!)]
            : [Text(For.Model) ?? ""];
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        base.Process(context, output);
        var described = string.Join(
            ' ',
            new[] { HintKey is null ? null : $"f-{Id}-hint", Error is null ? null : $"f-{Id}-error" }.OfType<string>()
        );
        if (Grouped && described.Length > 0)
            output.Attributes.SetAttribute("aria-describedby", described);
    }

    protected override IHtmlContent Input(TagHelperOutput output)
    {
        var chosen = Chosen();
        return Kind == "select" ? Select(output, chosen) : Buttons(output, chosen);
    }

    private TagBuilder Select(TagHelperOutput output, HashSet<string> chosen)
    {
        var select = Described("select", output);
        if (!chosen.Any(c => Choices.Any(o => o.Value == c)) || Optional)
            select.InnerHtml.AppendHtml(Option("", Texts["shared.choose"], false));
        foreach (var choice in Choices)
            select.InnerHtml.AppendHtml(Option(choice.Value, choice.Text, chosen.Contains(choice.Value)));
        return select;
    }

    private static TagBuilder Option(string value, string text, bool selected)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = value;
        if (selected)
            option.Attributes["selected"] = "";
        option.InnerHtml.Append(text);
        return option;
    }

    private TagBuilder Buttons(TagHelperOutput output, HashSet<string> chosen)
    {
        var box = new TagBuilder("div");
        if (Kind == "scale")
            box.AddCssClass("scale");
        else if (Inline)
            box.AddCssClass("inline-choices");
        foreach (var (choice, i) in Choices.Select((c, i) => (c, i)))
        {
            var input = Described("input", output, i == 0);
            input.TagRenderMode = TagRenderMode.SelfClosing;
            input.Attributes["type"] = Several ? "checkbox" : "radio";
            input.Attributes["value"] = choice.Value;
            if (i > 0)
                input.Attributes["id"] = $"{Id}-{i}";
            if (chosen.Contains(choice.Value))
                input.Attributes["checked"] = "";
            var label = new TagBuilder("label");
            if (Kind != "scale")
                label.AddCssClass("choice");
            var words = new TagBuilder("span");
            words.InnerHtml.Append(choice.Text);
            if (choice.Hint is { } hint)
            {
                var small = new TagBuilder("small");
                small.InnerHtml.Append(hint);
                words.InnerHtml.AppendHtml(small);
            }
            label.InnerHtml.AppendHtml(input).AppendHtml(words);
            box.InnerHtml.AppendHtml(label);
        }
        return box;
    }
}
