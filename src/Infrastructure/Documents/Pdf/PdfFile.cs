using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace PmiEmas.Infrastructure.Documents.Pdf;

/// <summary>
/// Writes the little of PDF 1.7 (ISO 32000-1) that letters need: pages, text in embedded TrueType fonts that can be selected and
/// searched, lines and filled shapes. Written here because the PDF libraries at hand cannot be used under this project's terms.
/// </summary>
internal sealed class PdfFile
{
    private readonly List<PdfPage> _pages = [];
    private readonly Dictionary<TrueTypeFont, HashSet<char>> _used = [];
    private readonly List<byte[]> _objects = [];

    public string Title { get; set; } = "";

    public string Author { get; set; } = "";

    public string Language { get; set; } = "id";

    public IReadOnlyList<PdfPage> Pages => _pages;

    public PdfPage AddPage(double width, double height)
    {
        var page = new PdfPage(width, height, Use);
        _pages.Add(page);
        return page;
    }

    public byte[] Save()
    {
        _objects.Clear();
        var (catalogue, tree, info) = (Reserve(), Reserve(), Reserve());
        var fonts = string.Join(' ', _used.Select(u => $"/{u.Key.Name} {Font(u.Key, u.Value)} 0 R"));
        var kids = _pages.Select(p => Page(p, tree, fonts)).ToList();

        Put(
            catalogue,
            $"<< /Type /Catalog /Pages {tree} 0 R /Lang ({Language}) /ViewerPreferences << /DisplayDocTitle true >> >>"
        );
        Put(tree, $"<< /Type /Pages /Count {kids.Count} /Kids [{string.Join(' ', kids.Select(k => $"{k} 0 R"))}] >>");
        Put(info, $"<< /Title {Words(Title)} /Author {Words(Author)} >>");
        return Assemble(catalogue, info);
    }

    private void Use(TrueTypeFont font, string text)
    {
        if (!_used.TryGetValue(font, out var characters))
            _used[font] = characters = [];
        characters.UnionWith(text);
    }

    private int Page(PdfPage page, int tree, string fonts)
    {
        var content = Stream(Encoding.ASCII.GetBytes(page.Content));
        return Add(
            $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {N(page.Width)} {N(page.Height)}] "
                + $"/Resources << /Font << {fonts} >> >> /Contents {content} 0 R >>"
        );
    }

    private int Font(TrueTypeFont font, HashSet<char> characters)
    {
        var glyphs = characters.Select(c => (Character: c, Glyph: font.GlyphOf(c))).OrderBy(g => g.Glyph).ToList();
        var subset = FontSubset.Of(font, glyphs.Select(g => g.Glyph));
        var name = $"{Tag(glyphs.Select(g => g.Glyph))}+{font.Name}";
        var file = Stream(subset, $"/Length1 {subset.Length}");
        var descriptor = Add(
            $"<< /Type /FontDescriptor /FontName /{name} /Flags 32 /FontBBox [{string.Join(' ', font.Box)}] /ItalicAngle 0 "
                + $"/Ascent {font.Ascent} /Descent {font.Descent} /CapHeight {font.Ascent} /StemV 80 /FontFile2 {file} 0 R >>"
        );
        var widths = string.Join(' ', glyphs.Select(g => g.Glyph).Distinct().Select(g => $"{g} [{font.WidthOf(g)}]"));
        var face = Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity /DW 500 /W [{widths}] "
                + "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
                + $"/FontDescriptor {descriptor} 0 R >>"
        );
        var readable = Stream(Encoding.ASCII.GetBytes(Readable(glyphs)));
        return Add(
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
                + $"/DescendantFonts [{face} 0 R] /ToUnicode {readable} 0 R >>"
        );
    }

    /// <summary>The map back from glyphs to characters, so that text can be copied, searched and read aloud.</summary>
    private static string Readable(List<(char Character, ushort Glyph)> glyphs)
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def "
                + "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        );
        foreach (var chunk in glyphs.DistinctBy(g => g.Glyph).Chunk(100))
        {
            map.Append($"{chunk.Length} beginbfchar\n");
            foreach (var (character, glyph) in chunk)
                map.Append($"<{glyph:X4}> <{(int)character:X4}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }

    /// <summary>Six letters that differ from subset to subset, as the standard asks.</summary>
    private static string Tag(IEnumerable<ushort> glyphs)
    {
        var hash = glyphs.Aggregate(17u, (h, g) => unchecked(h * 31 + g));
        return string.Concat(Enumerable.Range(0, 6).Select(i => (char)('A' + (hash >> (5 * i)) % 26)));
    }

    private int Reserve()
    {
        _objects.Add([]);
        return _objects.Count;
    }

    private void Put(int number, string content) => _objects[number - 1] = Encoding.Latin1.GetBytes(content);

    private int Add(string content)
    {
        var number = Reserve();
        Put(number, content);
        return number;
    }

    private int Stream(byte[] content, string extra = "")
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(content);
        var number = Reserve();
        _objects[number - 1] =
        [
            .. Encoding.ASCII.GetBytes($"<< /Length {packed.Length} /Filter /FlateDecode {extra} >>\nstream\n"),
            .. packed.ToArray(),
            .. "\nendstream"u8,
        ];
        return number;
    }

    private byte[] Assemble(int catalogue, int info)
    {
        using var file = new MemoryStream();
        // Four bytes above 127 tell programs that this is not text.
        file.Write([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        List<long> offsets = [];
        foreach (var (content, i) in _objects.Select((o, i) => (o, i)))
        {
            offsets.Add(file.Length);
            file.Write(Encoding.ASCII.GetBytes($"{i + 1} 0 obj\n"));
            file.Write(content);
            file.Write("\nendobj\n"u8);
        }
        var table = file.Length;
        var end = new StringBuilder($"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            end.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        end.Append($"trailer\n<< /Size {_objects.Count + 1} /Root {catalogue} 0 R /Info {info} 0 R >>\n");
        end.Append($"startxref\n{table}\n%%EOF\n");
        file.Write(Encoding.ASCII.GetBytes(end.ToString()));
        return file.ToArray();
    }

    private static string Words(string text) =>
        $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static string N(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
