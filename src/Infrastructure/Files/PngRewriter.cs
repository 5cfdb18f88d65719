using System.Buffers.Binary;
using System.IO.Compression;

namespace PmiEmas.Infrastructure.Files;

/// <summary>Writes a PNG anew: header, palette, transparency, and its pixels inflated, checked row by row and deflated again.</summary>
internal static class PngRewriter
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private sealed record Header(int Width, int Height, int Depth, int Color, bool Interlaced)
    {
        public int BitsPerPixel =>
            Depth
            * (
                Color switch
                {
                    2 => 3,
                    4 => 2,
                    6 => 4,
                    _ => 1,
                }
            );
    }

    public static byte[] Rewrite(byte[] source)
    {
        using var pixels = new MemoryStream();
        byte[]? palette = null,
            transparency = null;
        Header? header = null;
        var ended = false;
        for (var at = Signature.Length; !ended; )
        {
            var (type, data) = Chunk(source, ref at);
            Refuse.UnlessReadable((type == "IHDR") == (header is null));
            switch (type)
            {
                case "IHDR":
                    header = ReadHeader(data);
                    break;
                case "PLTE":
                    Refuse.UnlessReadable(palette is null && data.Length is > 0 and <= 768 && data.Length % 3 == 0);
                    palette = data;
                    break;
                case "tRNS":
                    Refuse.UnlessReadable(transparency is null && data.Length is > 0 and <= 256);
                    transparency = data;
                    break;
                case "IDAT":
                    pixels.Write(data);
                    break;
                case "IEND":
                    ended = true;
                    break;
                default:
                    // A lower first letter marks what viewers may ignore; that is left out.
                    Refuse.UnlessReadable(char.IsAsciiLetterLower(type[0]));
                    break;
            }
        }

        Refuse.UnlessReadable(pixels.Length > 0 && (header!.Color != 3 || palette is not null));
        return Write(header!, palette, transparency, Recompress(header!, pixels));
    }

    private static (string Type, byte[] Data) Chunk(byte[] source, ref int at)
    {
        Refuse.UnlessReadable(source.Length - at >= 12);
        var length = BinaryPrimitives.ReadUInt32BigEndian(source.AsSpan(at));
        Refuse.UnlessReadable(length <= source.Length - at - 12);
        var named = source.AsSpan(at + 4, 4 + (int)length);
        Refuse.UnlessReadable(!named[..4].ContainsAnyExcept(Letters));
        Refuse.UnlessReadable(
            Crc32.Of(named) == BinaryPrimitives.ReadUInt32BigEndian(source.AsSpan(at + 8 + (int)length))
        );
        at += 12 + (int)length;
        return (System.Text.Encoding.ASCII.GetString(named[..4]), named[4..].ToArray());
    }

    private static readonly System.Buffers.SearchValues<byte> Letters = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8
    );

    private static Header ReadHeader(byte[] data)
    {
        Refuse.UnlessReadable(data.Length == 13 && data[10] == 0 && data[11] == 0 && data[12] <= 1);
        var (width, height) = (
            BinaryPrimitives.ReadUInt32BigEndian(data),
            BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(4))
        );
        Refuse.UnlessFewPixels(width, height);
        var known = (data[9], data[8]) switch
        {
            (0, 1 or 2 or 4 or 8 or 16) => true,
            (3, 1 or 2 or 4 or 8) => true,
            (2 or 4 or 6, 8 or 16) => true,
            _ => false,
        };
        Refuse.UnlessReadable(known);
        return new Header((int)width, (int)height, data[8], data[9], data[12] == 1);
    }

    private static byte[] Recompress(Header header, MemoryStream pixels)
    {
        pixels.Position = 0;
        using var result = new MemoryStream();
        try
        {
            using var from = new ZLibStream(pixels, CompressionMode.Decompress);
            using (var to = new ZLibStream(result, CompressionLevel.Optimal, leaveOpen: true))
                foreach (var (rows, bytes) in Passes(header))
                    CopyRows(from, to, rows, bytes);
            Refuse.UnlessReadable(from.ReadByte() < 0);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            Refuse.UnlessReadable(false);
        }

        return result.ToArray();
    }

    private static void CopyRows(ZLibStream from, ZLibStream to, int rows, int bytes)
    {
        var row = new byte[bytes + 1];
        for (var i = 0; i < rows; i++)
        {
            from.ReadExactly(row);
            Refuse.UnlessReadable(row[0] <= 4);
            to.Write(row);
        }
    }

    /// <summary>Rows and bytes per row: one pass, or the seven of Adam7.</summary>
    private static IEnumerable<(int Rows, int Bytes)> Passes(Header header)
    {
        (int X, int Y, int StepX, int StepY)[] passes = header.Interlaced
            ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
            : [(0, 0, 1, 1)];
        foreach (var (x, y, stepX, stepY) in passes)
        {
            var columns = (header.Width - x + stepX - 1) / stepX;
            var rows = (header.Height - y + stepY - 1) / stepY;
            if (columns > 0 && rows > 0)
                yield return (rows, (int)(((long)columns * header.BitsPerPixel + 7) / 8));
        }
    }

    private static byte[] Write(Header header, byte[]? palette, byte[]? transparency, byte[] pixels)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        var data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, header.Width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), header.Height);
        (data[8], data[9], data[12]) = ((byte)header.Depth, (byte)header.Color, header.Interlaced ? (byte)1 : (byte)0);
        WriteChunk(file, "IHDR"u8, data);
        if (palette is not null)
            WriteChunk(file, "PLTE"u8, palette);
        if (transparency is not null)
            WriteChunk(file, "tRNS"u8, transparency);
        WriteChunk(file, "IDAT"u8, pixels);
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] named = [.. type, .. data];
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(named));
        file.Write(number);
    }
}
