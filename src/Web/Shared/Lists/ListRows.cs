using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using PmiEmas.Web.Shared.Language;

namespace PmiEmas.Web.Shared.Lists;

/// <summary>The rows of a list, written straight into the page: as markup each cell would be eight pieces in the page's buffer.</summary>
internal sealed class ListRows(IListPage page, IReadOnlyList<ColumnHead> heads, string[] labels, Texts texts)
    : IHtmlContent
{
    public static IHtmlContent Of(IListPage page, IReadOnlyList<ColumnHead> heads, string[] labels, Texts texts) =>
        new ListRows(page, heads, labels, texts);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var starts = labels
            .Select(
                (label, i) =>
                    $"<td{(heads[i].Right ? " class=\"r\"" : "")} data-label=\"{encoder.Encode(label)}\"><span>"
            )
            .ToArray();
        foreach (var row in page.Rows)
        {
            writer.Write("<tr>");
            for (var i = 0; i < row.Count; i++)
            {
                writer.Write(starts[i]);
                CellText.Of(row[i], texts).WriteTo(writer, encoder);
                writer.Write("</span></td>");
            }
            writer.Write("</tr>\n");
        }
    }
}
