using Microsoft.AspNetCore.Mvc;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Parts;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace PmiEmas.Web.Shared.Lists;

/// <summary>Workbooks for Excel. Amounts are numbers, dates are dates, and a text is never taken for a formula.</summary>
public static class Xlsx
{
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Excel allows names of at most 31 letters without these.
    private const int LongestName = 31;
    private const string NotInNames = @":\/?*[]'";

    public static async Task<FileContentResult> File<TRow>(
        string name,
        ListColumns<TRow> columns,
        IEnumerable<TRow> rows,
        Texts texts,
        CancellationToken ct
    )
    {
        using var file = new MemoryStream();
        await Write(file, Path.GetFileNameWithoutExtension(name), columns, rows, texts, ct);
        return new FileContentResult(file.ToArray(), Type) { FileDownloadName = name };
    }

    /// <summary>One sheet: a head that stays in sight, and the rows.</summary>
    public static async Task Write<TRow>(
        Stream to,
        string sheet,
        ListColumns<TRow> columns,
        IEnumerable<TRow> rows,
        Texts texts,
        CancellationToken ct
    )
    {
        await using var book = await Spreadsheet.CreateNewAsync(to, cancellationToken: ct);
        var styles = new Styles(
            book.AddStyle(new Style { Font = new Font { Bold = true } }),
            book.AddStyle(new Style { Format = NumberFormat.Custom("#,##0") }),
            book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd") }),
            book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd hh:mm") })
        );
        var options = new WorksheetOptions { FrozenRows = 1 };
        for (var i = 1; i <= columns.All.Count; i++)
            options.Column(i).Width = 20;
        await book.StartWorksheetAsync(SheetName(sheet), options, ct);
        await book.AddRowAsync([.. columns.All.Select(c => new StyledCell(texts[c.LabelKey], styles.Head))], ct);
        foreach (var row in rows)
            await book.AddRowAsync([.. columns.All.Select(c => CellOf(c.Of(row).Value, styles, texts))], ct);
        await book.FinishAsync(ct);
    }

    private static StyledCell CellOf(object? value, Styles styles, Texts texts) =>
        value switch
        {
            null => new StyledCell((string?)null, null),
            Money amount => new StyledCell(amount.Rupiah, styles.Number),
            int number => new StyledCell(number, styles.Number),
            long number => new StyledCell(number, styles.Number),
            DateOnly date => new StyledCell(date.ToDateTime(TimeOnly.MinValue), styles.Date),
            DateTimeOffset at => new StyledCell(at.ToOffset(ProgrammeCalendar.Wib).DateTime, styles.Moment),
            Chip chip => new StyledCell(chip.Text(texts), null),
            bool yes => new StyledCell(texts[yes ? "shared.yes" : "shared.no"], null),
            Enum state => new StyledCell(texts.Of(state), null),
            _ => new StyledCell(value.ToString(), null),
        };

    private static string SheetName(string name)
    {
        var allowed = string.Concat(name.Where(c => !NotInNames.Contains(c, StringComparison.Ordinal)));
        return allowed.Length > LongestName ? allowed[..LongestName] : allowed;
    }

    private sealed record Styles(StyleId Head, StyleId Number, StyleId Date, StyleId Moment);
}
