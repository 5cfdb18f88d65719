using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace PmiEmas.Infrastructure.Documents.Pdf;

/// <summary>A TrueType face: which glyph a character has and how wide it is (OpenType specification 1.9, tables cmap, hmtx, glyf).</summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] _data;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly int _unitsPerEm;
    private readonly int _wideMetrics;
    private readonly bool _longOffsets;
    private readonly int _characterMap;
    private readonly ConcurrentDictionary<char, ushort> _glyphs = new();

    public TrueTypeFont(string name, byte[] data)
    {
        (Name, _data) = (name, data);
        for (var i = 0; i < U16(4); i++)
        {
            var entry = 12 + 16 * i;
            var tag = System.Text.Encoding.ASCII.GetString(data, entry, 4);
            _tables[tag] = ((int)U32(entry + 8), (int)U32(entry + 12));
        }
        _unitsPerEm = U16(At("head") + 18);
        _longOffsets = U16(At("head") + 50) == 1;
        _wideMetrics = U16(At("hhea") + 34);
        GlyphCount = U16(At("maxp") + 4);
        _characterMap = FindCharacterMap();
    }

    public string Name { get; }

    public int GlyphCount { get; }

    /// <summary>In thousandths of the size, as PDF counts.</summary>
    public int Ascent => Thousandths(I16(At("hhea") + 4));

    public int Descent => Thousandths(I16(At("hhea") + 6));

    public int[] Box => [.. Enumerable.Range(0, 4).Select(i => Thousandths(I16(At("head") + 36 + 2 * i)))];

    public ushort GlyphOf(char character) => _glyphs.GetOrAdd(character, Find);

    /// <summary>In thousandths of the size.</summary>
    public int WidthOf(ushort glyph) => Thousandths(U16(At("hmtx") + 4 * Math.Min(glyph, _wideMetrics - 1)));

    /// <summary>Points.</summary>
    public double WidthOf(string text, double size) => text.Sum(c => WidthOf(GlyphOf(c))) * size / 1000;

    internal ReadOnlySpan<byte> Table(string tag) =>
        _tables.TryGetValue(tag, out var t) ? _data.AsSpan(t.Offset, t.Length) : [];

    internal ReadOnlySpan<byte> Outline(int glyph)
    {
        var (start, end) = (OutlineOffset(glyph), OutlineOffset(glyph + 1));
        return Table("glyf")[start..end];
    }

    private int OutlineOffset(int glyph) =>
        _longOffsets ? (int)U32(At("loca") + 4 * glyph) : 2 * U16(At("loca") + 2 * glyph);

    private int FindCharacterMap()
    {
        var table = At("cmap");
        for (var i = 0; i < U16(table + 2); i++)
        {
            var map = table + (int)U32(table + 8 + 8 * i);
            // Format 4 covers the basic plane, which is all our texts use.
            if (U16(table + 4 + 8 * i) is 0 or 3 && U16(map) == 4)
                return map;
        }
        throw new InvalidDataException($"The font {Name} has no character map of format 4.");
    }

    private ushort Find(char character)
    {
        var doubled = U16(_characterMap + 6);
        var (ends, starts) = (_characterMap + 14, _characterMap + 16 + doubled);
        var (deltas, ranges) = (starts + doubled, starts + 2 * doubled);
        for (var i = 0; i < doubled; i += 2)
        {
            if (U16(ends + i) < character)
                continue;
            if (U16(starts + i) > character)
                return 0;
            var range = U16(ranges + i);
            if (range == 0)
                return (ushort)(character + U16(deltas + i));
            var glyph = U16(ranges + i + range + 2 * (character - U16(starts + i)));
            return glyph == 0 ? glyph : (ushort)(glyph + U16(deltas + i));
        }
        return 0;
    }

    private int Thousandths(int units) => (int)Math.Round(units * 1000.0 / _unitsPerEm);

    private int At(string tag) => _tables[tag].Offset;

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(at));

    private short I16(int at) => BinaryPrimitives.ReadInt16BigEndian(_data.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_data.AsSpan(at));
}
