using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Processing;

namespace PmiEmas.Infrastructure.Files;

/// <summary>
/// Makes a new picture of the uploaded one's pixels: turned the right way up, at most <see cref="FileRules.LongestSide"/> long,
/// without place, camera, comments, previews or anything behind its end. The size is read before any pixel is.
/// </summary>
internal static class ImageRewriter
{
    /// <summary>The quality at which the print of a scanned card stays sharp.</summary>
    private const int Quality = 85;

    /// <summary>Pictures opened at once: each fills up to 160 MB while it is open.</summary>
    private static readonly SemaphoreSlim Table = new(2);

    private static readonly byte[] EndOfImage = [0xFF, 0xD9];
    private static readonly byte[] StartOfScan = [0xFF, 0xDA];
    private static readonly byte[] PngEnd = [.. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];

    // Only the two formats that may come in; memory goes back to the system soon.
    private static readonly Configuration Formats = new(new JpegConfigurationModule(), new PngConfigurationModule())
    {
        MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions { MaximumPoolSizeMegabytes = 16 }),
    };

    public static Task<byte[]> Jpeg(byte[] source, CancellationToken ct)
    {
        // The decoder paints what is missing of a photo grey. FF D9 stands nowhere inside coded pixels.
        Refuse.UnlessReadable(source.AsSpan().LastIndexOf(EndOfImage) > source.AsSpan().LastIndexOf(StartOfScan));
        return Rewrite(source, new JpegDecoder(), new JpegEncoder { Quality = Quality }, ct);
    }

    public static Task<byte[]> Png(byte[] source, CancellationToken ct)
    {
        Refuse.UnlessReadable(source.AsSpan().LastIndexOf(PngEnd) > 0);
        return Rewrite(source, new PngDecoder(), new PngEncoder { IgnoreMetadata = true }, ct);
    }

    private static async Task<byte[]> Rewrite(
        byte[] source,
        IImageDecoder decoder,
        IImageEncoder encoder,
        CancellationToken ct
    )
    {
        await Table.WaitAsync(ct);
        try
        {
            var told = Image.Identify(Formats, source, out _);
            Refuse.UnlessReadable(told is not null);
            Refuse.UnlessFewPixels(told!.Width, told.Height);
            using var picture = Image.Load(Formats, source, decoder);
            picture.Mutate(p =>
            {
                p.AutoOrient();
                if (Math.Max(picture.Width, picture.Height) > FileRules.LongestSide)
                    p.Resize(
                        new ResizeOptions
                        {
                            Mode = ResizeMode.Max,
                            Size = new(FileRules.LongestSide, FileRules.LongestSide),
                        }
                    );
            });
            var metadata = picture.Metadata;
            (metadata.ExifProfile, metadata.IccProfile, metadata.IptcProfile, metadata.XmpProfile) = (
                null,
                null,
                null,
                null
            );
            using var written = new MemoryStream();
            picture.Save(written, encoder);
            return written.ToArray();
        }
        // A damaged file brings out what the decoder did not think of too: missing objects, places beyond the end.
        catch (Exception e) when (e is not (RuleBrokenException or OutOfMemoryException))
        {
            throw new RuleBrokenException(FileRules.Readable);
        }
        finally
        {
            Table.Release();
        }
    }
}
