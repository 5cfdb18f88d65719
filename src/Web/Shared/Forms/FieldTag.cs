using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Language;

namespace PmiEmas.Web.Shared.Forms;

/// <summary>A question of a form: label, hint, error and input, tied together for people who listen to the page.</summary>
public abstract class FieldTag(Texts texts) : TagHelper
{
    public required ModelExpression For { get; set; }

    /// <summary>Key of the label; without it <c>{capability}.{property}</c>.</summary>
    public string? LabelKey { get; set; }

    public object?[] LabelArgs { get; set; } = [];

    /// <summary>A label that is data, not a text of ours (a document's or a criterion's name).</summary>
    public string? Label { get; set; }

    /// <summary>Key of the hint. A page that computes none hands over an empty text.</summary>
    public string? HintKey
    {
        get;
        set => field = string.IsNullOrEmpty(value) ? null : value;
    }

    public object?[] HintArgs { get; set; } = [];

    /// <summary>The answer may be left out; the label says so.</summary>
    public bool Optional { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    protected Texts Texts { get; } = texts;

    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected string Id => TagBuilder.CreateSanitizedId(Name, "_");

    protected virtual bool Grouped => false;

    /// <summary>The id of the input (or of the first of several) that the error summary leads to.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    protected abstract IHtmlContent Input(TagHelperOutput output);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var error = Error;
        FieldLabels.Of(ViewContext.HttpContext).Add(Name, LabelText);
        output.TagName = Grouped ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var extra = output.Attributes.Where(a => a.Name is not ("class" or "id")).ToList();
        var input = Input(output);
        foreach (var attribute in extra)
            output.Attributes.Remove(attribute);
        output.AddClass("field", HtmlEncoder.Default);
        if (error is not null)
            output.AddClass("bad", HtmlEncoder.Default);
        output.Attributes.SetAttribute("id", "f-" + Id);
        output.Content.AppendHtml(LabelTag());
        if (HintText is { } hint)
            output.Content.AppendHtml(Paragraph("hint", $"f-{Id}-hint", hint));
        if (error is not null)
            output.Content.AppendHtml(Paragraph("msg", $"f-{Id}-error", error));
        output.Content.AppendHtml(input);
    }

    protected string LabelText => Label ?? Texts[LabelKey ?? DefaultKey, LabelArgs];

    protected string? HintText => HintKey is null ? null : Texts[HintKey, HintArgs];

    protected string? Error =>
        ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.Errors.Count > 0
            ? entry.Errors[0].ErrorMessage is { Length: > 0 } text
                ? text
                : Texts["shared.invalid"]
            : null;

    /// <summary>What the person typed, else what the form was filled with.</summary>
    protected string? Value =>
        ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is not null
            ? entry.AttemptedValue
            : Text(For.Model);

    /// <summary>An input carrying name, id, description and whatever attributes the page set on the field itself.</summary>
    protected TagBuilder Described(string tag, TagHelperOutput? output, bool first = true)
    {
        var input = new TagBuilder(tag);
        input.Attributes["name"] = Name;
        if (first)
            input.Attributes["id"] = Id;
        var described = string.Join(
            ' ',
            new[] { HintKey is null ? null : $"f-{Id}-hint", Error is null ? null : $"f-{Id}-error" }.Where(s =>
                s is not null
            )
        );
        if (described.Length > 0 && !Grouped)
            input.Attributes["aria-describedby"] = described;
        if (Error is not null)
            input.Attributes["aria-invalid"] = "true";
        foreach (var attribute in output?.Attributes.Where(a => a.Name is not ("class" or "id")) ?? [])
            input.Attributes[attribute.Name] = attribute.Value is IHtmlContent html
                ? Plain(html)
                : attribute.Value?.ToString() ?? "";
        return input;
    }

    public static string? Text(object? value) =>
        value switch
        {
            null => null,
            Money amount => amount.Rupiah.ToString("#,0", Show.Indonesian),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
            // A form filled with such a number shows it: its ToString() would post the mask back.
            Nik number => number.Value,
            FamilyCardNumber number => number.Value,
            AccountNumber number => number.Value,
            PhoneNumber number => number.Value,
            EmailAddress address => address.Value,
            _ => Convert.ToString(value, CultureInfo.CurrentCulture),
        };

    private string DefaultKey
    {
        get
        {
            var area = (For.Metadata.ContainerType ?? For.ModelExplorer.Container.ModelType).Namespace!.Split('.')[^1];
            return $"{Texts.Kebab(area)}.{Texts.Kebab(For.Metadata.PropertyName ?? For.Name)}";
        }
    }

    private TagBuilder LabelTag()
    {
        var label = new TagBuilder(Grouped ? "legend" : "label");
        if (!Grouped)
            label.Attributes["for"] = Id;
        label.InnerHtml.Append(LabelText);
        if (Optional)
        {
            var optional = new TagBuilder("span");
            optional.AddCssClass("optional");
            optional.InnerHtml.Append(" " + Texts["shared.optional"]);
            label.InnerHtml.AppendHtml(optional);
        }
        return label;
    }

    private static TagBuilder Paragraph(string cssClass, string id, string text)
    {
        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass(cssClass);
        paragraph.Attributes["id"] = id;
        paragraph.InnerHtml.Append(text);
        return paragraph;
    }

    private static string Plain(IHtmlContent html)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        html.WriteTo(writer, NullHtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(writer.ToString());
    }
}
