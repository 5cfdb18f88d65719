using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PmiEmas.Web.Shared.Language;

namespace PmiEmas.Web.Shared.Parts;

public enum Tone
{
    Plain,
    Ok,
    Warn,
    Bad,
    Info,
    Gold,
}

/// <summary>A state as a coloured word; the word alone says it too.</summary>
public sealed record Chip(string Key, Tone Tone, params object?[] Arguments)
{
    public static Chip Of(Enum state, Tone tone) => new(Texts.KeyOf(state), tone);

    public string Text(Texts texts) => texts[Key, Arguments];

    internal void WriteTo(TextWriter writer, HtmlEncoder encoder, Texts texts)
    {
        writer.Write(
            Tone == Tone.Plain ? "<span class=\"chip\">" : $"<span class=\"chip {Tone.ToString().ToLowerInvariant()}\">"
        );
        encoder.Encode(writer, Text(texts));
        writer.Write("</span>");
    }
}

/// <summary><c>&lt;chip of="GrantChips.Of(Model.Status)" /&gt;</c></summary>
[HtmlTargetElement("chip", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChipTag(Texts texts) : TagHelper
{
    public required Chip Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute(
            "class",
            Of.Tone == Tone.Plain ? "chip" : $"chip {Of.Tone.ToString().ToLowerInvariant()}"
        );
        output.Content.SetContent(Of.Text(texts));
    }
}
