using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Language;

namespace PmiEmas.Web.Shared.Parts;

/// <summary>A chart's figures: the first cell of a row is its name, the others stand under the heads.</summary>
public sealed record ChartTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<object>> Rows);

/// <summary>
/// <c>&lt;chart-figure kind="line" unit="rupiah" caption="…" table="Model.CashFlow" csv="/…" /&gt;</c>: the table is always there;
/// a script draws it (bar, bars lying, or line).
/// </summary>
[HtmlTargetElement("chart-figure", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChartFigureTag(Texts texts) : TagHelper
{
    internal static readonly object Wanted = new();

    public string Kind { get; set; } = "bar";

    /// <summary>rupiah, percent or empty.</summary>
    public string Unit { get; set; } = "";

    public required string Caption { get; set; }

    public required ChartTable Table { get; set; }

    public string? Csv { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ViewContext.HttpContext.Items[Wanted] = true;
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("chart", HtmlEncoder.Default);
        output.Attributes.SetAttribute("data-chart", Kind);
        if (Unit.Length > 0)
            output.Attributes.SetAttribute("data-unit", Unit);

        var caption = new TagBuilder("figcaption");
        caption.InnerHtml.Append(Caption);
        var summary = new TagBuilder("summary");
        summary.InnerHtml.Append(texts["shared.as-table"]);
        var details = new TagBuilder("details");
        details.Attributes["open"] = "";
        details.InnerHtml.AppendHtml(summary).AppendHtml(Figures());
        output.Content.AppendHtml("<div class=\"canvas\" hidden><canvas role=\"img\" aria-label=\"");
        output.Content.Append(Caption);
        output.Content.AppendHtml("\"></canvas></div>").AppendHtml(caption).AppendHtml(details);
        if (Csv is not null)
        {
            var link = new TagBuilder("a");
            link.Attributes["href"] = Csv;
            link.InnerHtml.Append(texts["shared.csv"]);
            output.Content.AppendHtml(link);
        }
    }

    private TagBuilder Figures()
    {
        var head = Row(Table.Heads.Select((h, i) => Cell("th", h, i > 0, "col")));
        var rows = Table.Rows.Select(r =>
            Row(
                r.Select(
                    (value, i) =>
                        Cell(
                            i == 0 ? "th" : "td",
                            Show.Any(value, System.Globalization.CultureInfo.CurrentUICulture)!,
                            i > 0,
                            i == 0 ? "row" : null
                        )
                )
            )
        );
        var table = new TagBuilder("table");
        table.AddCssClass("table");
        table.InnerHtml.AppendHtml(Part("thead", [head])).AppendHtml(Part("tbody", rows));
        var box = new TagBuilder("div");
        box.AddCssClass("scroll");
        box.InnerHtml.AppendHtml(table);
        return box;
    }

    private static TagBuilder Part(string tag, IEnumerable<IHtmlContent> content)
    {
        var part = new TagBuilder(tag);
        foreach (var piece in content)
            part.InnerHtml.AppendHtml(piece);
        return part;
    }

    private static TagBuilder Row(IEnumerable<IHtmlContent> cells) => Part("tr", cells);

    private static TagBuilder Cell(string tag, object value, bool right, string? scope)
    {
        var cell = new TagBuilder(tag);
        if (right)
            cell.AddCssClass("r");
        if (scope is not null)
            cell.Attributes["scope"] = scope;
        cell.InnerHtml.Append(value.ToString()!);
        return cell;
    }
}
