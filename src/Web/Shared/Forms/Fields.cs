using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Language;

namespace PmiEmas.Web.Shared.Forms;

/// <summary><c>&lt;field for="Phone" type="tel" /&gt;</c>: one line of text.</summary>
[HtmlTargetElement("field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextFieldTag(Texts texts) : FieldTag(texts)
{
    /// <summary>text, tel, email, password, number (whole numbers), code (one-time code), nik.</summary>
    public string Type { get; set; } = "text";

    protected override IHtmlContent Input(TagHelperOutput output)
    {
        var input = Described("input", output);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Type is "number" or "code" or "nik" ? "text" : Type;
        if (Type is "number" or "code" or "nik")
            input.Attributes.TryAdd("inputmode", "numeric");
        if (Type is "number")
            input.AddCssClass("short");
        if (Type is "code")
        {
            input.AddCssClass("code");
            input.Attributes.TryAdd("autocomplete", "one-time-code");
        }
        if (Type is "tel" or "email")
            input.Attributes.TryAdd("autocomplete", Type);
        if (Type is not "password")
            input.Attributes["value"] = Value ?? "";
        return input;
    }
}

/// <summary><c>&lt;money-field for="Amount" words /&gt;</c>: whole rupiah, typed with or without dots.</summary>
[HtmlTargetElement("money-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MoneyFieldTag(Texts texts) : FieldTag(texts)
{
    /// <summary>Writes the amount in words below the field.</summary>
    public bool Words { get; set; } = true;

    protected override IHtmlContent Input(TagHelperOutput output)
    {
        var input = Described("input", output);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "text";
        input.Attributes["inputmode"] = "numeric";
        input.Attributes["autocomplete"] = "off";
        input.Attributes["data-money"] = "";
        input.Attributes["value"] = Value ?? "";
        var box = new TagBuilder("div");
        box.AddCssClass("money");
        var unit = new TagBuilder("span");
        unit.Attributes["aria-hidden"] = "true";
        unit.InnerHtml.Append("Rp");
        box.InnerHtml.AppendHtml(unit).AppendHtml(input);
        if (!Words)
            return box;

        input.Attributes["data-words"] = "/words";
        var words = new TagBuilder("p");
        words.AddCssClass("words");
        words.Attributes["id"] = Id + "-words";
        words.Attributes["aria-live"] = "polite";
        if (For.Model is Money { IsZero: false } amount)
            words.InnerHtml.Append(Show.Words(amount));
        return new HtmlContentBuilder().AppendHtml(box).AppendHtml(words);
    }
}

/// <summary><c>&lt;date-field for="BornOn" /&gt;</c></summary>
[HtmlTargetElement("date-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateFieldTag(Texts texts) : FieldTag(texts)
{
    public DateOnly? Min { get; set; }

    public DateOnly? Max { get; set; }

    protected override IHtmlContent Input(TagHelperOutput output)
    {
        var input = Described("input", output);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "date";
        input.Attributes["value"] = Value ?? "";
        if (Min is { } min)
            input.Attributes["min"] = min.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (Max is { } max)
            input.Attributes["max"] = max.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return input;
    }
}

/// <summary><c>&lt;textarea-field for="Reason" rows="4" /&gt;</c></summary>
[HtmlTargetElement("textarea-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextareaFieldTag(Texts texts) : FieldTag(texts)
{
    public int Rows { get; set; } = 4;

    protected override IHtmlContent Input(TagHelperOutput output)
    {
        var area = Described("textarea", output);
        area.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
        // A browser drops the first line break of a textarea.
        area.InnerHtml.AppendHtml("\n").Append(Value ?? "");
        return area;
    }
}

/// <summary><c>&lt;file-field for="Photo" accept="image/*,.pdf" /&gt;</c>: photographs are made smaller on the phone.</summary>
[HtmlTargetElement("file-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FileFieldTag(Texts texts) : FieldTag(texts)
{
    public string Accept { get; set; } = "image/jpeg,image/png,application/pdf";

    public bool Multiple { get; set; }

    /// <summary>The longest side of a photograph in pixels; 0 leaves it as it is.</summary>
    public int Shrink { get; set; } = 1600;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        base.Process(context, output);
        if (context.Items.TryGetValue(typeof(FormPageTag), out var form))
            ((FormPageTag)form).Multipart = true;
    }

    protected override IHtmlContent Input(TagHelperOutput output)
    {
        var input = Described("input", output);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "file";
        input.Attributes["accept"] = Accept;
        if (Multiple)
            input.Attributes["multiple"] = "";
        if (Shrink > 0)
            input.Attributes["data-shrink"] = Shrink.ToString(CultureInfo.InvariantCulture);
        return input;
    }
}

/// <summary><c>&lt;check-field for="Agreed" /&gt;</c>: one box to tick; its label stands beside it.</summary>
[HtmlTargetElement("check-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckFieldTag(Texts texts) : FieldTag(texts)
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        base.Process(context, output);
        var error = Error is null ? null : Message("msg", $"f-{Id}-error", Error);
        output.Content.SetHtmlContent(Input(output));
        if (error is not null)
            output.PreContent.SetHtmlContent(error);
    }

    protected override IHtmlContent Input(TagHelperOutput output)
    {
        var input = Described("input", null);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "checkbox";
        input.Attributes["value"] = "true";
        if (Value?.Split(',')[0].Equals("true", StringComparison.OrdinalIgnoreCase) == true)
            input.Attributes["checked"] = "";
        var words = new TagBuilder("span");
        words.InnerHtml.Append(LabelText);
        if (HintText is { } hint)
            words.InnerHtml.AppendHtml(Message("small", $"f-{Id}-hint", hint, "small"));
        var label = new TagBuilder("label");
        label.AddCssClass("choice");
        label.InnerHtml.AppendHtml(input).AppendHtml(words);
        var off = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        off.MergeAttributes(
            new Dictionary<string, string?>
            {
                ["type"] = "hidden",
                ["name"] = Name,
                ["value"] = "false",
            }
        );
        return new HtmlContentBuilder().AppendHtml(label).AppendHtml(off);
    }

    private static TagBuilder Message(string cssClass, string id, string text, string tag = "p")
    {
        var message = new TagBuilder(tag);
        message.AddCssClass(cssClass);
        message.Attributes["id"] = id;
        message.InnerHtml.Append(text);
        return message;
    }
}
