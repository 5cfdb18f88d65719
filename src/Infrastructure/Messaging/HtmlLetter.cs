using System.Net;
using System.Text;
using PmiEmas.Application.Abstractions;

namespace PmiEmas.Infrastructure.Messaging;

/// <summary>The HTML side of a letter: the whole text encoded, paragraphs and the programme's own links put round it.</summary>
internal static class HtmlLetter
{
    public static string Of(OutgoingLetter letter, Uri root)
    {
        var html = new StringBuilder();
        html.Append(
            $"<!doctype html><html lang=\"{letter.Language}\"><head><meta charset=\"utf-8\"><title>{Encode(letter.Subject)}</title></head>"
        );
        html.Append("<body style=\"font:16px/1.6 system-ui,sans-serif;color:#12302d;max-width:36em;margin:1em auto\">");
        foreach (var paragraph in letter.Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            html.Append("<p>")
                .AppendJoin("<br>", paragraph.Split('\n').Select(line => Line(line, root)))
                .Append("</p>");
        return html.Append("</body></html>").ToString();
    }

    private static string Line(string line, Uri root) =>
        string.Join(' ', line.Split(' ').Select(word => IsOwn(word, root) ? Link(word) : Encode(word)));

    private static bool IsOwn(string word, Uri root) => word.StartsWith(root.ToString(), StringComparison.Ordinal);

    private static string Link(string word)
    {
        var link = word.TrimEnd('.', ',', ';');
        return $"<a href=\"{Encode(link)}\">{Encode(link)}</a>{Encode(word[link.Length..])}";
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
