using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using PmiEmas.Domain.Documents;

namespace PmiEmas.Infrastructure.Files;

/// <summary>
/// Refuses PDFs that run scripts, start programs, carry files, or cannot be looked into. Names are read with their
/// escapes resolved, in the file itself and inside its compressed streams.
/// </summary>
internal static partial class PdfInspector
{
    /// <summary>Bytes of one inflated stream that are searched; only pictures are longer.</summary>
    private const int MostSearched = 8 * 1024 * 1024;

    private static readonly string[] Active =
    [
        "JavaScript",
        "Launch",
        "EmbeddedFile",
        "EmbeddedFiles",
        "RichMedia",
        "XFA",
        "SubmitForm",
        "ImportData",
    ];

    public static byte[] Inspect(byte[] source)
    {
        // One character per byte, so that positions are the file's.
        var text = Encoding.Latin1.GetString(source);
        Refuse.UnlessReadable(text.LastIndexOf("%%EOF", StringComparison.Ordinal) >= 0);
        var pages = Search(text);
        foreach (var stream in Streams().Matches(text).Cast<Match>())
            pages += SearchStream(source, text, stream);
        Refuse.UnlessReadable(pages <= FileRules.MostPages);
        return source;
    }

    /// <summary>The number of pages named; throws at anything active.</summary>
    private static int Search(string text)
    {
        var pages = 0;
        foreach (var match in Names().EnumerateMatches(text))
        {
            var name = Unescaped(text.AsSpan(match.Index + 1, match.Length - 1));
            Refuse.Unless(!Active.Contains(name, StringComparer.Ordinal), FileRules.NothingActive);
            Refuse.Unless(name != "Encrypt", FileRules.NotLocked);
            if (name == "Page")
                pages++;
        }

        return pages;
    }

    private static int SearchStream(byte[] source, string text, Match stream)
    {
        var opening = text.LastIndexOf("obj", stream.Index, StringComparison.Ordinal);
        var dictionary = Escaped()
            .Replace(
                text[Math.Max(opening, 0)..stream.Index],
                m => ((char)Convert.ToByte(m.Value[1..], 16)).ToString()
            );
        var start = stream.Index + stream.Length;
        var isPicture = dictionary.Contains("/Image", StringComparison.Ordinal);
        var (inflated, whole) = Inflate(source, start);
        if (inflated is null)
        {
            // Objects may hide in a stream that we cannot open.
            Refuse.UnlessReadable(!dictionary.Contains("/ObjStm", StringComparison.Ordinal));
            return 0;
        }

        Refuse.UnlessReadable(whole || isPicture);
        return isPicture ? 0 : Search(inflated);
    }

    private static (string? Text, bool Whole) Inflate(byte[] source, int start)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MostSearched);
        try
        {
            using var from = new ZLibStream(
                new MemoryStream(source, start, source.Length - start),
                CompressionMode.Decompress
            );
            var read = from.ReadAtLeast(buffer.AsSpan(0, MostSearched), MostSearched, throwOnEndOfStream: false);
            return (Encoding.Latin1.GetString(buffer, 0, read), read < MostSearched);
        }
        catch (InvalidDataException)
        {
            return (null, false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string Unescaped(ReadOnlySpan<char> name) =>
        name.Contains('#')
            ? Escaped().Replace(name.ToString(), m => ((char)Convert.ToByte(m.Value[1..], 16)).ToString())
            : name.ToString();

    // Long enough for every name that matters; binary data yields few matches.
    [GeneratedRegex(@"/[^\s()<>\[\]{}/%\0]{1,127}", RegexOptions.NonBacktracking)]
    private static partial Regex Names();

    [GeneratedRegex(@"#[0-9A-Fa-f]{2}", RegexOptions.NonBacktracking)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"(?<!end)stream(\r\n|\n|\r)")]
    private static partial Regex Streams();
}
