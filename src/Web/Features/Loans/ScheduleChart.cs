using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Language;

namespace PmiEmas.Web.Features.Loans;

/// <summary>
/// <c>&lt;schedule-chart of="way" /&gt;</c>: principal and charge of each instalment as stacked bars, drawn on the server:
/// seen without script, printed, and light enough for prepaid data. The table beside it says the same.
/// </summary>
[HtmlTargetElement("schedule-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ScheduleChartTagHelper(Texts texts) : TagHelper
{
    private const int Width = 720;
    private const int Height = 220;

    public required SimulatedWay Of { get; set; }

    /// <summary>Rupiah at the top of the picture, where several are compared; else the highest instalment.</summary>
    public long Highest { get; set; }

    private IReadOnlyList<SimulatedRow> Rows => Of.Simulation.Rows;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "stacked");
        output.Content.SetHtmlContent(
            $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" preserveAspectRatio=\"none\" aria-label=\""
        );
        output.Content.Append($"{texts[Of.Words.OverTime]}: {Of.Name}");
        output.Content.AppendHtml("\">" + Bars() + "</svg><figcaption><span class=\"key principal\">");
        output.Content.Append(texts[Of.Words.PrincipalPart]);
        output.Content.AppendHtml("</span><span class=\"key charge\">");
        output.Content.Append(texts[Of.Words.Charge]);
        output.Content.AppendHtml("</span><span class=\"soft\">");
        output.Content.Append(texts["loans.highest-instalment", new Money(Rows.Max(r => r.Total))]);
        output.Content.AppendHtml("</span></figcaption>");
    }

    private string Bars()
    {
        var most = Math.Max(1, Math.Max(Highest, Rows.Max(r => r.Total)));
        var step = (decimal)Width / Rows.Count;
        var wide = Rows.Count > 80 ? step : step * 0.8m;
        var bars = new StringBuilder();
        foreach (var (row, i) in Rows.Select((r, i) => (r, i)))
        {
            var (left, principal, charge) = (i * step, Tall(row.Principal, most), Tall(row.Charge, most));
            Bar(bars, "principal", left, Height - principal, wide, principal);
            Bar(bars, "charge", left, Height - principal - charge, wide, charge);
        }
        return bars.ToString();
    }

    private static decimal Tall(long amount, long most) => (decimal)amount / most * Height;

    private static void Bar(StringBuilder bars, string part, decimal x, decimal y, decimal width, decimal height)
    {
        if (height > 0)
            bars.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"{part}\" x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\"></rect>"
            );
    }
}
