using PmiEmas.Infrastructure.Documents.Pdf;
using QRCoder;

namespace PmiEmas.Infrastructure.Documents;

/// <summary>The programme's mark and the QR, drawn as lines: sharp at any size.</summary>
internal static class LetterMarks
{
    /// <summary>The gold hexagon of the site, <paramref name="size"/> points high.</summary>
    public static void Mark(PdfPage page, double left, double top, double size)
    {
        var unit = size / 28;
        (double, double) At(double x, double y) => (left + (x - 4) * unit, top + (y - 2) * unit);
        page.Polygon([At(16, 2), At(28, 9), At(28, 23), At(16, 30), At(4, 23), At(4, 9)], LetterSheet.Gold);
        page.Polyline([At(9.5, 20.5), At(16, 9), At(22.5, 20.5)], LetterSheet.Deep, 2.6 * unit);
        page.Polyline([At(12.6, 17.2), At(19.4, 17.2)], LetterSheet.Deep, 2.6 * unit);
    }

    public static void Qr(PdfPage page, string content, double left, double top, double size)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
        // The matrix carries its quiet zone of four modules; the paper around is quiet enough.
        var rows = data.ModuleMatrix.Skip(4).Take(data.ModuleMatrix.Count - 8).ToList();
        var unit = size / rows.Count;
        foreach (var (row, y) in rows.Select((r, y) => (r, y)))
            for (var x = 0; x < rows.Count; x++)
            {
                var run = 0;
                while (x + run < rows.Count && row[x + run + 4])
                    run++;
                if (run > 0)
                    page.Box(left + x * unit, top + y * unit, run * unit, unit, LetterSheet.Dark);
                x += run;
            }
    }
}
