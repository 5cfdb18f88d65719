using System.Text;
using System.Text.RegularExpressions;

namespace PmiEmas.TestKit.Mail;

/// <summary>One message as it arrived, decoded.</summary>
public sealed partial record ReceivedMail(
    string From,
    IReadOnlyList<string> To,
    string Subject,
    string Text,
    IReadOnlyDictionary<string, string> Headers,
    string Raw
)
{
    internal static ReceivedMail Parse(string from, IReadOnlyList<string> to, string raw)
    {
        var (headers, body) = Split(raw);
        return new ReceivedMail(
            from,
            to,
            Word(headers.GetValueOrDefault("subject", "")),
            TextOf(headers, body),
            headers,
            raw
        );
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string part)
    {
        var end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var head = end < 0 ? part : part[..end];
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Folded().Replace(head, " ").Split("\r\n"))
            if (line.Split(':', 2) is [var name, var value])
                headers[name.Trim()] = value.Trim();
        return (headers, end < 0 ? "" : part[(end + 4)..]);
    }

    /// <summary>Every text part, decoded, one after the other.</summary>
    private static string TextOf(Dictionary<string, string> headers, string body)
    {
        var type = headers.GetValueOrDefault("content-type", "text/plain");
        var boundary = Boundary().Match(type);
        if (!boundary.Success)
            return type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) ? Decoded(headers, body) : "";
        var parts = body.Split("--" + boundary.Groups["name"].Value)
            .Skip(1)
            .Where(p => !p.StartsWith("--", StringComparison.Ordinal));
        return string.Join(
            "\n",
            parts.Select(p =>
            {
                var (inner, text) = Split(p.TrimStart('\r', '\n'));
                return TextOf(inner, text);
            })
        );
    }

    private static string Decoded(Dictionary<string, string> headers, string body) =>
        headers.GetValueOrDefault("content-transfer-encoding", "7bit").ToLowerInvariant() switch
        {
            "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body)),
            "quoted-printable" => Quoted(body.Replace("=\r\n", "")),
            _ => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(body)),
        };

    private static string Quoted(string text)
    {
        List<byte> bytes = [];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length)
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
                bytes.Add((byte)text[i]);
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static string Word(string header) =>
        EncodedWord()
            .Replace(
                BetweenWords().Replace(header, "?==?"),
                m =>
                    m.Groups["way"].Value.Equals("B", StringComparison.OrdinalIgnoreCase)
                        ? Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups["text"].Value))
                        : Quoted(m.Groups["text"].Value.Replace('_', ' '))
            );

    [GeneratedRegex("\r\n[ \t]+")]
    private static partial Regex Folded();

    [GeneratedRegex("boundary=\"?(?<name>[^\";]+)\"?", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?(?<way>[BQ])\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex BetweenWords();
}
