using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Shared.Lists;

/// <summary>Writes a cell straight into the page: a list of many rows makes no builder per cell.</summary>
internal sealed class CellText(Cell cell, Texts texts) : IHtmlContent
{
    public static IHtmlContent Of(Cell cell, Texts texts) => new CellText(cell, texts);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (cell.Href is { } href)
        {
            writer.Write("<a class=\"rowlink\" href=\"");
            encoder.Encode(writer, href);
            writer.Write("\">");
        }
        if (cell.Value is Chip chip)
            chip.WriteTo(writer, encoder, texts);
        else if (cell.Value is IHtmlContent html)
            html.WriteTo(writer, encoder);
        else
            encoder.Encode(writer, Text(cell.Value));
        if (cell.Href is not null)
            writer.Write("</a>");
        if (cell.Note is { } note)
        {
            writer.Write("<small>");
            encoder.Encode(writer, note);
            writer.Write("</small>");
        }
    }

    private string Text(object? value) =>
        value switch
        {
            null => "–",
            Money amount => Show.Money(amount),
            DateOnly date => Show.Date(date),
            DateTimeOffset at => Show.At(at),
            int number => Show.Number(number),
            long number => Show.Number(number),
            bool yes => texts[yes ? "shared.yes" : "shared.no"],
            Enum state => texts.Of(state),
            _ => value.ToString() ?? "",
        };
}
