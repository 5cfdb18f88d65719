using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PmiEmas.Web.Shared.Language;

namespace PmiEmas.Web.Shared.Forms;

/// <summary>
/// <c>&lt;form-page action="/grants/1/approve"&gt;</c>: a posting form with its token, its once-key and its error summary.
/// With <c>autosave="/url"</c> every changed field is saved by itself; <c>version</c> tells the server what the person saw.
/// </summary>
[HtmlTargetElement("form-page")]
public sealed class FormPageTag(Texts texts, IHtmlGenerator generator) : TagHelper
{
    public string? Action { get; set; }

    public string? Autosave { get; set; }

    public string? Version { get; set; }

    /// <summary>Off for small forms beside others on one page: their errors stand at the fields only.</summary>
    public bool Summary { get; set; } = true;

    [HtmlAttributeNotBound]
    public bool Multipart { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(FormPageTag)] = this;
        // The fields name themselves while they are written, for the summary above them.
        var labels = FieldLabels.Of(ViewContext.HttpContext);
        var content = await output.GetChildContentAsync();
        output.TagName = "form";
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute(
            "action",
            Action ?? ViewContext.HttpContext.Request.Path + ViewContext.HttpContext.Request.QueryString
        );
        output.Attributes.SetAttribute("novalidate", "");
        output.AddClass("form", HtmlEncoder.Default);
        if (Multipart)
            output.Attributes.SetAttribute("enctype", "multipart/form-data");
        if (Summary && ErrorSummaryTag.Build(texts, ViewContext.ModelState, labels) is { } summary)
            output.PreContent.AppendHtml(summary);
        if (Autosave is not null)
            AddAutosave(output);
        output.PreContent.AppendHtml(Hidden("once", Guid.CreateVersion7().ToString()));
        if (Version is not null)
            output.PreContent.AppendHtml(Hidden("version", Version));
        output.PreContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
        output.Content.SetHtmlContent(content);
    }

    private void AddAutosave(TagHelperOutput output)
    {
        output.Attributes.SetAttribute("data-autosave", Autosave);
        output.Attributes.SetAttribute("data-saving", texts["shared.saving"]);
        output.Attributes.SetAttribute("data-unsaved", texts["shared.unsaved"]);
        var status = new TagBuilder("p");
        status.AddCssClass("saved");
        status.Attributes["role"] = "status";
        status.Attributes["data-saved"] = "";
        output.PreContent.AppendHtml(status);
    }

    private static TagBuilder Hidden(string name, string value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.MergeAttributes(
            new Dictionary<string, string?>
            {
                ["type"] = "hidden",
                ["name"] = name,
                ["value"] = value,
            }
        );
        return input;
    }
}

/// <summary>The questions of a page in their order, by the names of their fields.</summary>
internal sealed class FieldLabels
{
    private readonly Dictionary<string, (int Place, string Label)> _labels = [];

    public static FieldLabels Of(HttpContext http)
    {
        if (http.Items[typeof(FieldLabels)] is not FieldLabels labels)
            http.Items[typeof(FieldLabels)] = labels = new FieldLabels();
        return labels;
    }

    public void Add(string name, string label) => _labels.TryAdd(name, (_labels.Count, label));

    public int PlaceOf(string name) => _labels.TryGetValue(name, out var known) ? known.Place : int.MaxValue;

    /// <summary>An error read away from its field: one that could be said of any field names its own.</summary>
    public string Explain(string name, string? error, Texts texts)
    {
        var text = error is { Length: > 0 } ? error : texts["shared.invalid"];
        if (!_labels.TryGetValue(name, out var known))
            return text;
        return text == texts["shared.required"] ? texts["shared.required-of", known.Label]
            : text == texts["shared.invalid"] ? texts["shared.invalid-of", known.Label]
            : text;
    }
}

/// <summary>What is wrong, on top, each with a link to its field.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTag(Texts texts) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(
            (IHtmlContent?)Build(texts, ViewContext.ModelState, FieldLabels.Of(ViewContext.HttpContext))
                ?? HtmlString.Empty
        );
    }

    internal static TagBuilder? Build(Texts texts, ModelStateDictionary state, FieldLabels labels)
    {
        if (state.IsValid)
            return null;
        var list = new TagBuilder("ul");
        foreach (var (name, entry) in state.OrderBy(e => labels.PlaceOf(e.Key)))
        foreach (var error in entry!.Errors.Take(1))
        {
            var item = new TagBuilder("li");
            var text = labels.Explain(name, error.ErrorMessage, texts);
            item.InnerHtml.AppendHtml(name.Length == 0 ? new HtmlContentBuilder().Append(text) : Link(name, text));
            list.InnerHtml.AppendHtml(item);
        }
        var title = new TagBuilder("h2");
        title.InnerHtml.Append(texts["shared.check-again"]);
        var box = new TagBuilder("div");
        box.AddCssClass("summary");
        box.MergeAttributes(
            new Dictionary<string, string?>
            {
                ["role"] = "alert",
                ["tabindex"] = "-1",
                ["data-focus"] = "",
            }
        );
        box.InnerHtml.AppendHtml(title).AppendHtml(list);
        return box;
    }

    private static TagBuilder Link(string name, string text)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = "#" + FieldTag.IdOf(name);
        link.InnerHtml.Append(text);
        return link;
    }
}

/// <summary><c>&lt;submit-button label-key="grants.approve" tone="gold" confirm-key="…" /&gt;</c>; gold once per page, for the next step.</summary>
[HtmlTargetElement("submit-button", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SubmitButtonTag(Texts texts) : TagHelper
{
    public string LabelKey { get; set; } = "shared.save";

    public object?[] LabelArgs { get; set; } = [];

    public string? ConfirmKey { get; set; }

    /// <summary>gold, deep, danger or empty.</summary>
    public string Tone { get; set; } = "gold";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "submit");
        output.AddClass("btn", HtmlEncoder.Default);
        if (Tone.Length > 0)
            output.AddClass(Tone, HtmlEncoder.Default);
        if (ConfirmKey is not null)
            output.Attributes.SetAttribute("data-confirm", texts[ConfirmKey]);
        output.Content.SetContent(texts[LabelKey, LabelArgs]);
    }
}
