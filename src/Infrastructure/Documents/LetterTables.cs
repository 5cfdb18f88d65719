using PmiEmas.Application.Documents;
using PmiEmas.Infrastructure.Documents.Pdf;

namespace PmiEmas.Infrastructure.Documents;

/// <summary>Tables of a letter: widths from their content, headings again on every page.</summary>
internal static class LetterTables
{
    private const double Pad = 4;
    private static readonly Lettering Head = LetterFonts.Of(8.5, bold: true);
    private static readonly Lettering Body = LetterFonts.Of(9.5);
    private static readonly Lettering Sum = LetterFonts.Of(9.5, bold: true);

    public static void Draw(LetterSheet sheet, LetterTable table)
    {
        var widths = Widths(sheet, table);
        sheet.Top += 4;
        // A heading alone at the foot of a page helps nobody.
        sheet.Need(RowHeight(sheet, table.Columns, widths, Head) + 2 * LetterSheet.HeightOf(Body));
        Heading(sheet, table, widths);
        foreach (var row in table.Rows)
            Row(sheet, table, row, widths, Body);
        if (table.Footer is { } footer)
            Row(sheet, table, footer, widths, Sum);
        sheet.Top += 8;
    }

    private static void Heading(LetterSheet sheet, LetterTable table, IReadOnlyList<double> widths)
    {
        var height = RowHeight(sheet, table.Columns, widths, Head);
        sheet.Page.Box(sheet.Left, sheet.Top, sheet.Width, height, LetterSheet.Mist);
        Cells(sheet, table, table.Columns, widths, Head, LetterSheet.Deep);
        sheet.Top += height;
    }

    private static void Row(
        LetterSheet sheet,
        LetterTable table,
        IReadOnlyList<string> row,
        IReadOnlyList<double> widths,
        Lettering font
    )
    {
        var height = RowHeight(sheet, row, widths, font);
        if (sheet.Need(height))
            Heading(sheet, table, widths);
        Cells(sheet, table, row, widths, font, LetterSheet.Dark);
        sheet.Top += height;
        sheet.Rule(LetterSheet.Line, 0.6);
    }

    private static void Cells(
        LetterSheet sheet,
        LetterTable table,
        IReadOnlyList<string> cells,
        IReadOnlyList<double> widths,
        Lettering font,
        Ink ink
    )
    {
        var left = sheet.Left;
        foreach (var (cell, i) in cells.Select((c, i) => (c, i)))
        {
            var inner = widths[i] - 2 * Pad;
            var at = table.RightAligned.Contains(i) ? Aligned.Right : Aligned.Left;
            foreach (var (line, n) in LetterSheet.Wrap(cell, font, inner).Select((l, n) => (l, n)))
                sheet.Put(line, font, ink, left + Pad, sheet.Top + Pad + n * LetterSheet.HeightOf(font), inner, at);
            left += widths[i];
        }
    }

    private static double RowHeight(
        LetterSheet sheet,
        IReadOnlyList<string> cells,
        IReadOnlyList<double> widths,
        Lettering font
    ) =>
        cells.Select((c, i) => LetterSheet.Wrap(c, font, widths[i] - 2 * Pad).Count).Max() * LetterSheet.HeightOf(font)
        + 2 * Pad;

    /// <summary>Figures get what they need; words share what is left, by how much they have to say.</summary>
    private static double[] Widths(LetterSheet sheet, LetterTable table)
    {
        var rows = table.Rows.Append(table.Footer ?? []).ToList();
        var natural = table
            .Columns.Select(
                (column, i) =>
                    rows.Where(r => r.Count > i).Select(r => Sum.WidthOf(r[i])).Append(Head.WidthOf(column)).Max()
                    + 2 * Pad
                    + 1
            )
            .ToArray();
        var shrinks = Enumerable.Range(0, natural.Length).Where(i => !table.RightAligned.Contains(i)).ToList();
        if (shrinks.Count == 0 || natural.Sum() - shrinks.Sum(i => natural[i]) > sheet.Width * 0.8)
            shrinks = [.. Enumerable.Range(0, natural.Length)];
        var left = sheet.Width - (natural.Sum() - shrinks.Sum(i => natural[i]));
        // The longest cell is capped, or it would leave nothing to the others.
        var weights = shrinks.ToDictionary(i => i, i => Math.Min(natural[i], left * 0.6));
        var all = weights.Values.Sum();
        return [.. natural.Select((n, i) => weights.TryGetValue(i, out var w) ? left * w / all : n)];
    }
}
