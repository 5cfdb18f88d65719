using PmiEmas.Infrastructure.Documents.Pdf;

namespace PmiEmas.Infrastructure.Documents;

internal enum Aligned
{
    Left,
    Centre,
    Right,
}

/// <summary>The paper being written on: where the next line goes, and a new page when it does not fit. Lengths in points.</summary>
internal sealed class LetterSheet(PdfFile file, bool landscape)
{
    public const double Side = 56;
    public const double Foot = 62;
    private const double Head = 50;
    private const double Leading = 1.38;
    private const double Short = 595.28;
    private const double Long = 841.89;

    public static readonly Ink Dark = new(0x16, 0x30, 0x2d);
    public static readonly Ink Soft = new(0x55, 0x70, 0x6c);
    public static readonly Ink Deep = new(0x0b, 0x4a, 0x45);
    public static readonly Ink Gold = new(0xe0, 0xa5, 0x26);
    public static readonly Ink Line = new(0xd9, 0xd2, 0xc4);
    public static readonly Ink Mist = new(0xe8, 0xf1, 0xef);

    private PdfPage? _page;

    public double Top { get; set; }

    public double Left { get; } = Side;

    public double Width { get; } = (landscape ? Long : Short) - 2 * Side;

    public double Right => Left + Width;

    public double Bottom { get; } = (landscape ? Short : Long) - Foot;

    public PdfPage Page => _page!;

    public void NewPage()
    {
        _page = landscape ? file.AddPage(Long, Short) : file.AddPage(Short, Long);
        Top = Head;
    }

    /// <summary>Goes to a new page unless so much fits on this one.</summary>
    public bool Need(double height)
    {
        if (Top + height <= Bottom)
            return false;
        NewPage();
        return true;
    }

    public static double HeightOf(Lettering lettering) => lettering.Size * Leading;

    /// <summary>Writes wrapped text from the left edge given, line by line over as many pages as it takes.</summary>
    public void Write(string text, Lettering lettering, Ink ink, double left, double width, Aligned at = Aligned.Left)
    {
        foreach (var line in Wrap(text, lettering, width))
        {
            Need(HeightOf(lettering));
            Put(line, lettering, ink, left, Top, width, at);
            Top += HeightOf(lettering);
        }
    }

    /// <summary>One line at a place.</summary>
    public void Put(
        string line,
        Lettering lettering,
        Ink ink,
        double left,
        double top,
        double width,
        Aligned at = Aligned.Left
    )
    {
        var rest = width - lettering.WidthOf(line);
        var shift = at switch
        {
            Aligned.Centre => rest / 2,
            Aligned.Right => rest,
            _ => 0,
        };
        Page.Text(line, lettering, ink, left + shift, top + lettering.Size);
    }

    public void Rule(Ink ink, double thickness) => Page.Line(Left, Top, Right, Top, ink, thickness);

    public static IReadOnlyList<string> Wrap(string text, Lettering lettering, double width)
    {
        List<string> lines = [];
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ').SelectMany(w => Fit(w, lettering, width)))
            {
                var longer = line.Length == 0 ? word : line + " " + word;
                if (line.Length > 0 && lettering.WidthOf(longer) > width)
                {
                    lines.Add(line);
                    line = word;
                }
                else
                {
                    line = longer;
                }
            }
            lines.Add(line);
        }
        return lines;
    }

    /// <summary>A word wider than its column is cut: nothing may run over the edge.</summary>
    private static IEnumerable<string> Fit(string word, Lettering lettering, double width)
    {
        while (word.Length > 1 && lettering.WidthOf(word) > width)
        {
            var rest = word;
            var length = Enumerable
                .Range(1, rest.Length - 1)
                .TakeWhile(n => lettering.WidthOf(rest[..n]) <= width)
                .Count();
            length = Math.Max(1, length);
            yield return word[..length];
            word = word[length..];
        }
        yield return word;
    }
}
