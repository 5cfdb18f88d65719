using System.Globalization;
using System.Text;

namespace PmiEmas.Infrastructure.Documents.Pdf;

/// <summary>A colour on paper, 0 to 255 each.</summary>
internal sealed record Ink(byte Red, byte Green, byte Blue);

/// <summary>A face at a size in points.</summary>
internal readonly record struct Lettering(TrueTypeFont Face, double Size)
{
    public double WidthOf(string text) => Face.WidthOf(text, Size);
}

/// <summary>One page being drawn. Lengths in points, measured from the top left corner.</summary>
internal sealed class PdfPage(double width, double height, Action<TrueTypeFont, string> used)
{
    private readonly StringBuilder _content = new();

    public double Width => width;

    public double Height => height;

    internal string Content => _content.ToString();

    public void Text(string text, Lettering lettering, Ink ink, double left, double baseline)
    {
        if (text.Length == 0)
            return;
        used(lettering.Face, text);
        _content
            .Append("BT ")
            .Append(Fill(ink))
            .Append($"/{lettering.Face.Name} {N(lettering.Size)} Tf {N(left)} {Y(baseline)} Td <");
        foreach (var c in text)
            _content.Append(lettering.Face.GlyphOf(c).ToString("X4", CultureInfo.InvariantCulture));
        _content.Append("> Tj ET\n");
    }

    public void Line(double fromX, double fromY, double toX, double toY, Ink ink, double thickness) =>
        Polyline([(fromX, fromY), (toX, toY)], ink, thickness);

    public void Polyline(IReadOnlyList<(double X, double Y)> points, Ink ink, double thickness)
    {
        _content.Append($"q {Rgb(ink)} RG {N(thickness)} w 1 J 1 j ");
        Path(points);
        _content.Append("S Q\n");
    }

    public void Polygon(IReadOnlyList<(double X, double Y)> points, Ink ink)
    {
        _content.Append(Fill(ink));
        Path(points);
        _content.Append("h f\n");
    }

    public void Box(double left, double top, double wide, double high, Ink ink) =>
        _content.Append($"{Fill(ink)}{N(left)} {Y(top + high)} {N(wide)} {N(high)} re f\n");

    private void Path(IReadOnlyList<(double X, double Y)> points)
    {
        foreach (var (point, i) in points.Select((p, i) => (p, i)))
            _content.Append($"{N(point.X)} {Y(point.Y)} {(i == 0 ? "m" : "l")} ");
    }

    private static string Fill(Ink ink) => Rgb(ink) + " rg ";

    private static string Rgb(Ink ink) => $"{N(ink.Red / 255.0)} {N(ink.Green / 255.0)} {N(ink.Blue / 255.0)}";

    private string Y(double fromTop) => N(height - fromTop);

    private static string N(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
