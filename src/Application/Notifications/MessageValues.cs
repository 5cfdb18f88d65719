using System.Globalization;
using System.Text;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications;

/// <summary>How values are written in messages, and what is taken out of those that people typed.</summary>
public static class MessageValues
{
    private const int LongestText = 300;
    private const int LongestLines = 4_000;

    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary><c>20 November 2026</c> in both languages.</summary>
    public static string Date(DateOnly date, string language) =>
        date.ToString("d MMMM yyyy", language == "en" ? English : Indonesian);

    /// <summary>Date and time in Jakarta: <c>20 November 2026, 14.05 WIB</c>.</summary>
    public static string Moment(DateTimeOffset at, string language)
    {
        var local = at.ToOffset(ProgrammeCalendar.Wib);
        return Date(DateOnly.FromDateTime(local.DateTime), language)
            + local.ToString(", HH'.'mm 'WIB'", CultureInfo.InvariantCulture);
    }

    /// <summary>The most characters a value can take in a text.</summary>
    internal static int LongestOf(VariableType type) => type == VariableType.Lines ? LongestLines : LongestText;

    internal static string Clean(VariableType type, string value, Uri root) =>
        type switch
        {
            VariableType.Url => OwnLink(value, root),
            VariableType.Lines => Cut(WithoutLinks(Printable(value, keepLines: true)), LongestLines),
            _ => Cut(WithoutLinks(OneLine(value)), LongestText),
        };

    /// <summary>The text without line breaks and control characters: nothing can grow a header of its own.</summary>
    internal static string OneLine(string value) => Printable(value, keepLines: false).Trim();

    /// <summary>Links in messages lead to the programme's own site and nowhere else.</summary>
    private static string OwnLink(string value, Uri root)
    {
        if (value.Length == 0)
            return value;
        var link = new Uri(root, value.TrimStart('/'));
        return link.Scheme == root.Scheme && link.Authority == root.Authority
            ? link.AbsoluteUri
            : throw new ArgumentException("A message links to the programme's own site only.", nameof(value));
    }

    /// <summary>What people typed stays readable, but mail programs do not make a link of it.</summary>
    private static string WithoutLinks(string value) => value.Replace("://", ": //", StringComparison.Ordinal);

    private static string Cut(string value, int most) => value.Length <= most ? value : value[..(most - 1)] + "…";

    private static string Printable(string value, bool keepLines)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value.ReplaceLineEndings("\n"))
            text.Append(
                c == '\n' && keepLines ? '\n'
                : char.IsControl(c) || IsDirection(c) || c is '\u2028' or '\u2029' ? ' '
                : c
            );
        return text.ToString();
    }

    /// <summary>Marks that turn the reading direction can make one name look like another.</summary>
    private static bool IsDirection(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
