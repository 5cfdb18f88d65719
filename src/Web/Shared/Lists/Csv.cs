using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Shared.Lists;

/// <summary>Comma-separated files (RFC 4180, UTF-8 with a mark so that spreadsheets read it) whose cells no spreadsheet takes for formulas.</summary>
public static class Csv
{
    // A cell that starts with one of these may be run as a formula; the full-width forms count too in some spreadsheets.
    private const string Dangerous = "=+-@\t\r\n\0＝＋－＠";

    public static string Cell(string text)
    {
        if (text.Length > 0 && Dangerous.Contains(text[0], StringComparison.Ordinal))
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
    }

    /// <summary>Amounts are plain numbers of rupiah, dates ISO 8601; numbers are never quoted as text.</summary>
    public static string Value(object? value, Texts texts) =>
        value switch
        {
            null => "",
            Money amount => amount.Rupiah.ToString(CultureInfo.InvariantCulture),
            int or long => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
            DateTimeOffset at => at.ToOffset(ProgrammeCalendar.Wib)
                .ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            Chip chip => Cell(chip.Text(texts)),
            Enum state => Cell(texts.Of(state)),
            _ => Cell(Convert.ToString(value, CultureInfo.CurrentCulture) ?? ""),
        };

    public static string Write<TRow>(ListColumns<TRow> columns, IEnumerable<TRow> rows, Texts texts)
    {
        var file = new StringBuilder();
        file.AppendJoin(',', columns.All.Select(c => Cell(texts[c.LabelKey]))).Append("\r\n");
        foreach (var row in rows)
            file.AppendJoin(',', columns.All.Select(c => Value(c.Of(row).Value, texts))).Append("\r\n");
        return file.ToString();
    }

    public static FileContentResult File<TRow>(
        string name,
        ListColumns<TRow> columns,
        IEnumerable<TRow> rows,
        Texts texts
    )
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Write(columns, rows, texts))];
        return new FileContentResult(bytes, "text/csv; charset=utf-8") { FileDownloadName = name };
    }
}
