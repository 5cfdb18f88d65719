using System.Globalization;
using System.Security.Cryptography;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Files;

/// <summary>
/// Lets PDF, JPEG and PNG through whose content is what their name says. Of images only
/// the pixels are kept, written anew; PDFs that can act by themselves are refused.
/// </summary>
internal sealed class UploadGate : IUploadGate
{
    private const int LongestName = 100;

    private sealed record Kind(
        string ContentType,
        string Extension,
        string[] Names,
        Func<byte[], CancellationToken, Task<byte[]>> Clean
    );

    private static readonly Kind[] Kinds =
    [
        new("image/jpeg", ".jpg", [".jpg", ".jpeg"], ImageRewriter.Jpeg),
        new("image/png", ".png", [".png"], ImageRewriter.Png),
        new("application/pdf", ".pdf", [".pdf"], (source, _) => Task.FromResult(PdfInspector.Inspect(source))),
    ];

    public async Task<CheckedUpload> Check(Upload upload, CancellationToken ct)
    {
        try
        {
            Refuse.Unless(
                upload.Length <= FileRules.MostBytes,
                FileRules.NotTooLarge,
                FileRules.MostBytes / 1024 / 1024
            );
            var name = CleanName(upload.FileName);
            var kind = Array.Find(
                Kinds,
                k => k.Names.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)
            );
            Refuse.Unless(kind is not null, FileRules.KnownType);
            var content = await ReadAtMost(upload.Content, ct);
            Refuse.Unless(content.Length > 0, FileRules.NotEmpty);
            Refuse.Unless(TypeOf(content) == kind!.ContentType, FileRules.IsWhatItSays);
            var clean = await kind.Clean(content, ct);
            return new CheckedUpload(
                Path.GetFileNameWithoutExtension(name) + kind.Extension,
                kind.ContentType,
                clean,
                SHA256.HashData(clean)
            );
        }
        catch (RuleBrokenException broken)
        {
            throw new RuleBrokenException(broken.Rule, [.. broken.Arguments]) { Field = upload.Field };
        }
    }

    /// <summary>Never trusts the length told: stops as soon as there is more than allowed.</summary>
    private static async Task<byte[]> ReadAtMost(Stream stream, CancellationToken ct)
    {
        using var read = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while ((count = await stream.ReadAsync(buffer, ct)) > 0)
        {
            read.Write(buffer, 0, count);
            Refuse.Unless(read.Length <= FileRules.MostBytes, FileRules.NotTooLarge, FileRules.MostBytes / 1024 / 1024);
        }

        return read.ToArray();
    }

    private static string? TypeOf(ReadOnlySpan<byte> content) =>
        content.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : content.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : content[..Math.Min(1024, content.Length)].IndexOf("%PDF-"u8) >= 0 ? "application/pdf"
        : null;

    /// <summary>The last part of the name in visible characters; letters that turn the reading direction would hide an extension.</summary>
    private static string CleanName(string name)
    {
        var last = name.Replace('\\', '/').Split('/')[^1];
        var visible = string.Concat(
            last.Where(c =>
                !char.IsControl(c)
                && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Surrogate)
                && c is not ('"' or '<' or '>' or ':' or '|' or '?' or '*' or '%' or ';')
            )
        );
        var extension = Path.GetExtension(visible);
        var stem = Path.GetFileNameWithoutExtension(visible).Trim(' ', '.');
        if (stem.Length == 0)
            stem = "berkas";
        return (stem.Length > LongestName ? stem[..LongestName] : stem) + extension;
    }
}

/// <summary>Says which rule an upload breaks.</summary>
internal static class Refuse
{
    public static void Unless(bool kept, Rule rule, params object[] arguments) => rule.Require(kept, arguments);

    /// <summary>Anything that does not follow the format is refused, whatever a viewer might forgive.</summary>
    public static void UnlessReadable(bool wellFormed) => FileRules.Readable.Require(wellFormed);

    public static void UnlessFewPixels(long width, long height) =>
        FileRules.NotTooManyPixels.Require(
            width > 0 && height > 0 && width * height <= FileRules.MostPixels,
            FileRules.MostPixels / 1_000_000
        );
}
