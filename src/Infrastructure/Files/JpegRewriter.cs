using System.Buffers.Binary;

namespace PmiEmas.Infrastructure.Files;

/// <summary>
/// Writes a JPEG anew from the segments a picture needs, each checked: tables, frame, scans. Metadata (place, camera, comments,
/// previews) and anything behind the end are left out; only the way up of the photo is kept.
/// </summary>
internal static class JpegRewriter
{
    private const int MostScans = 100;

    private const byte StartOfImage = 0xD8,
        EndOfImage = 0xD9,
        StartOfScan = 0xDA,
        QuantisationTables = 0xDB,
        RestartInterval = 0xDD,
        HuffmanTables = 0xC4,
        Exif = 0xE1,
        Adobe = 0xEE,
        Comment = 0xFE;

    public static byte[] Rewrite(byte[] source)
    {
        using var picture = new MemoryStream(source.Length);
        var (at, frames, scans, orientation) = (2, 0, 0, 1);
        while (true)
        {
            var marker = Marker(source, ref at);
            if (marker == EndOfImage)
                break;
            var segment = Segment(source, ref at);
            switch (marker)
            {
                case Exif when segment.StartsWith("Exif\0\0"u8):
                    orientation = OrientationOf(segment[6..]) ?? orientation;
                    break;
                case Adobe when segment.Length == 12 && segment.StartsWith("Adobe"u8):
                    // Says how colours are coded; without it some photos turn green.
                    Refuse.UnlessReadable(segment[11] <= 2);
                    Write(picture, Adobe, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, segment[11]]);
                    break;
                case >= 0xE0 and <= 0xEF or Comment:
                    break;
                case QuantisationTables:
                    CheckQuantisation(segment);
                    Write(picture, marker, segment);
                    break;
                case HuffmanTables:
                    CheckHuffman(segment);
                    Write(picture, marker, segment);
                    break;
                case RestartInterval:
                    Refuse.UnlessReadable(segment.Length == 2);
                    Write(picture, marker, segment);
                    break;
                // Baseline, extended and progressive; lossless and arithmetic frames are no photos from phones.
                case 0xC0 or 0xC1 or 0xC2:
                    Refuse.UnlessReadable(++frames == 1);
                    CheckFrame(segment);
                    Write(picture, marker, segment);
                    break;
                case StartOfScan:
                    Refuse.UnlessReadable(frames == 1 && ++scans <= MostScans);
                    Refuse.UnlessReadable(
                        segment.Length >= 6 && segment[0] is >= 1 and <= 4 && segment.Length == 4 + 2 * segment[0]
                    );
                    Write(picture, marker, segment);
                    picture.Write(EntropyCoded(source, ref at));
                    break;
                default:
                    Refuse.UnlessReadable(false);
                    break;
            }
        }

        Refuse.UnlessReadable(scans > 0);
        return [0xFF, StartOfImage, .. OrientationSegment(orientation), .. picture.ToArray(), 0xFF, EndOfImage];
    }

    private static byte Marker(byte[] source, ref int at)
    {
        Refuse.UnlessReadable(at + 1 < source.Length && source[at] == 0xFF);
        // Any number of fill bytes may stand before a marker.
        while (at < source.Length && source[at] == 0xFF)
            at++;
        Refuse.UnlessReadable(at < source.Length && source[at] != 0);
        return source[at++];
    }

    private static ReadOnlySpan<byte> Segment(byte[] source, ref int at)
    {
        Refuse.UnlessReadable(at + 2 <= source.Length);
        var length = BinaryPrimitives.ReadUInt16BigEndian(source.AsSpan(at));
        Refuse.UnlessReadable(length >= 2 && at + length <= source.Length);
        var segment = source.AsSpan(at + 2, length - 2);
        at += length;
        return segment;
    }

    /// <summary>The coded pixels up to the next marker; only stuffed bytes and restart marks may follow an FF.</summary>
    private static ReadOnlySpan<byte> EntropyCoded(byte[] source, ref int at)
    {
        var start = at;
        while (true)
        {
            var next = source.AsSpan(at).IndexOf((byte)0xFF);
            Refuse.UnlessReadable(next >= 0 && at + next + 1 < source.Length);
            at += next;
            if (source[at + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
                break;
            at += 2;
        }

        Refuse.UnlessReadable(at > start);
        return source.AsSpan(start, at - start);
    }

    private static void CheckFrame(ReadOnlySpan<byte> frame)
    {
        Refuse.UnlessReadable(frame.Length >= 9 && frame[0] == 8 && frame[5] is 1 or 3 or 4);
        Refuse.UnlessReadable(frame.Length == 6 + 3 * frame[5]);
        Refuse.UnlessFewPixels(
            BinaryPrimitives.ReadUInt16BigEndian(frame[3..]),
            BinaryPrimitives.ReadUInt16BigEndian(frame[1..])
        );
        for (var i = 6; i < frame.Length; i += 3)
            Refuse.UnlessReadable(
                (frame[i + 1] >> 4) is >= 1 and <= 4 && (frame[i + 1] & 15) is >= 1 and <= 4 && frame[i + 2] <= 3
            );
    }

    private static void CheckQuantisation(ReadOnlySpan<byte> tables)
    {
        while (tables.Length > 0)
        {
            Refuse.UnlessReadable((tables[0] >> 4) <= 1 && (tables[0] & 15) <= 3);
            var size = 1 + 64 * (1 + (tables[0] >> 4));
            Refuse.UnlessReadable(tables.Length >= size);
            tables = tables[size..];
        }
    }

    private static void CheckHuffman(ReadOnlySpan<byte> tables)
    {
        while (tables.Length > 0)
        {
            Refuse.UnlessReadable(tables.Length >= 17 && (tables[0] >> 4) <= 1 && (tables[0] & 15) <= 3);
            var symbols = 0;
            foreach (var count in tables[1..17])
                symbols += count;
            Refuse.UnlessReadable(symbols <= 256 && tables.Length >= 17 + symbols);
            tables = tables[(17 + symbols)..];
        }
    }

    /// <summary>1 to 8 out of the TIFF structure; null where it is not told in the usual way.</summary>
    private static int? OrientationOf(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14)
            return null;
        var little = tiff.StartsWith("II*\0"u8);
        if (!little && !tiff.StartsWith("MM\0*"u8))
            return null;
        var at = Number(tiff[4..8], little);
        if (at < 8 || at + 2 > tiff.Length)
            return null;
        var entries = Number(tiff.Slice((int)at, 2), little);
        for (var i = 0; i < entries; i++)
        {
            var entry = (int)at + 2 + i * 12;
            if (entry + 12 > tiff.Length)
                return null;
            if (Number(tiff.Slice(entry, 2), little) == 0x0112)
                return Number(tiff.Slice(entry + 8, 2), little) is >= 1 and <= 8 and var way ? (int)way : null;
        }

        return null;
    }

    private static uint Number(ReadOnlySpan<byte> bytes, bool little)
    {
        uint value = 0;
        for (var i = 0; i < bytes.Length; i++)
            value |= (uint)bytes[i] << (8 * (little ? i : bytes.Length - 1 - i));
        return value;
    }

    private static byte[] OrientationSegment(int orientation)
    {
        if (orientation == 1)
            return [];
        using var segment = new MemoryStream();
        byte[] entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0];
        Write(segment, Exif, [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, .. entry, 0, 0, 0, 0]);
        return segment.ToArray();
    }

    private static void Write(MemoryStream file, byte marker, ReadOnlySpan<byte> data)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(data.Length + 2));
        file.Write(head);
        file.Write(data);
    }
}
