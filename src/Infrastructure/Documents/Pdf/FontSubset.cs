using System.Buffers.Binary;

namespace PmiEmas.Infrastructure.Documents.Pdf;

/// <summary>The font with only the outlines a document uses; glyph numbers stay, so nothing else changes.</summary>
internal static class FontSubset
{
    private const int CompositeWords = 0x0001;
    private const int CompositeScale = 0x0008;
    private const int CompositeMore = 0x0020;
    private const int CompositeTwoScales = 0x0040;
    private const int CompositeMatrix = 0x0080;

    private static readonly string[] Copied = ["cvt ", "fpgm", "head", "hhea", "hmtx", "maxp", "prep"];

    public static byte[] Of(TrueTypeFont font, IEnumerable<ushort> used)
    {
        var glyphs = WithParts(font, used.Append((ushort)0));
        var (outlines, offsets) = (new MemoryStream(), new byte[4 * (font.GlyphCount + 1)]);
        for (var glyph = 0; glyph <= font.GlyphCount; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(4 * glyph), (uint)outlines.Length);
            if (glyph == font.GlyphCount || !glyphs.Contains((ushort)glyph))
                continue;
            outlines.Write(font.Outline(glyph));
            while (outlines.Length % 4 != 0)
                outlines.WriteByte(0);
        }

        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = outlines.ToArray(),
            ["loca"] = offsets,
        };
        foreach (var tag in Copied.Where(t => !font.Table(t).IsEmpty))
            tables[tag] = font.Table(tag).ToArray();
        // loca is written with long offsets.
        BinaryPrimitives.WriteInt16BigEndian(tables["head"].AsSpan(50), 1);
        return Assemble(tables);
    }

    /// <summary>Accented letters are composed of others, which must stay too.</summary>
    private static HashSet<ushort> WithParts(TrueTypeFont font, IEnumerable<ushort> used)
    {
        var (all, waiting) = (new HashSet<ushort>(), new Queue<ushort>(used));
        while (waiting.TryDequeue(out var glyph))
        {
            if (glyph >= font.GlyphCount || !all.Add(glyph))
                continue;
            foreach (var part in PartsOf(font.Outline(glyph)))
                waiting.Enqueue(part);
        }
        return all;
    }

    private static List<ushort> PartsOf(ReadOnlySpan<byte> outline)
    {
        List<ushort> parts = [];
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
            return parts;
        var at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            at += 4 + ((flags & CompositeWords) != 0 ? 4 : 2);
            at +=
                (flags & CompositeScale) != 0 ? 2
                : (flags & CompositeTwoScales) != 0 ? 4
                : (flags & CompositeMatrix) != 0 ? 8
                : 0;
        } while ((flags & CompositeMore) != 0);
        return parts;
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        using var file = new MemoryStream();
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(head, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(head[4..], (ushort)tables.Count);
        file.Write(head);
        var at = 12 + 16 * tables.Count;
        Span<byte> entry = stackalloc byte[16];
        foreach (var (tag, content) in tables)
        {
            System.Text.Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], SumOf(content));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)at);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)content.Length);
            file.Write(entry);
            at += (content.Length + 3) / 4 * 4;
        }
        foreach (var content in tables.Values)
        {
            file.Write(content);
            file.Write(new byte[(4 - content.Length % 4) % 4]);
        }
        return file.ToArray();
    }

    private static uint SumOf(byte[] content)
    {
        var sum = 0u;
        for (var i = 0; i < content.Length; i++)
            sum += (uint)content[i] << (24 - 8 * (i % 4));
        return sum;
    }
}
