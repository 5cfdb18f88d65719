using System.Text;

namespace PmiEmas.Domain.Payments;

/// <summary>Rows of a separated text (RFC 4180): quoted cells may hold separators, quotes and line ends.</summary>
public static class SeparatedText
{
    public static string Decode(ReadOnlySpan<byte> content, FileEncoding encoding)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble))
            return Encoding.UTF8.GetString(content[Encoding.UTF8.Preamble.Length..]);
        if (content.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Unicode.GetString(content[Encoding.Unicode.Preamble.Length..]);
        return encoding switch
        {
            FileEncoding.Latin1 => Encoding.Latin1.GetString(content),
            FileEncoding.Utf16 => Encoding.Unicode.GetString(content),
            _ => Encoding.UTF8.GetString(content),
        };
    }

    /// <summary>The separator that stands most often in the first lines.</summary>
    public static char LikeliestSeparator(string text)
    {
        const int looked = 4000;
        var head = text.Length > looked ? text[..looked] : text;
        return ",;\t|".MaxBy(separator => head.Count(c => c == separator));
    }

    /// <summary>Every row, empty ones included, so that rows keep the numbers people see.</summary>
    public static List<IReadOnlyList<string>> Rows(string text, char separator)
    {
        List<IReadOnlyList<string>> rows = [];
        List<string> row = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[++i]);
                else
                    quoted = false;
            }
            else if (c == '"' && cell.Length == 0)
                quoted = true;
            else if (c == separator)
                EndCell();
            else if (c == '\n')
                EndRow();
            else if (c != '\r')
                cell.Append(c);
        }
        if (cell.Length > 0 || row.Count > 0)
            EndRow();
        return rows;

        void EndCell()
        {
            row.Add(cell.ToString().Trim());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            rows.Add(row);
            row = [];
        }
    }
}
