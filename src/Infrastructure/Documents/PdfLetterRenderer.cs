using System.Globalization;
using PmiEmas.Application.Documents;
using PmiEmas.Infrastructure.Documents.Pdf;

namespace PmiEmas.Infrastructure.Documents;

/// <summary>Draws letters: letterhead, blocks, signer and QR, and the same line under every page.</summary>
internal sealed class PdfLetterRenderer : IDocumentRenderer
{
    private const double QrSize = 74;

    private readonly Lettering _text;
    private readonly Lettering _strong;
    private readonly Lettering _small;
    private readonly Lettering _heading;
    private readonly Lettering _office;

    public PdfLetterRenderer()
    {
        (_text, _strong, _small) = (LetterFonts.Of(10.5), LetterFonts.Of(10.5, bold: true), LetterFonts.Of(8.5));
        (_heading, _office) = (LetterFonts.Of(12, bold: true), LetterFonts.Of(13, bold: true));
    }

    public byte[] Render(LetterDocument letter)
    {
        var file = new PdfFile
        {
            Title = letter.Title,
            Author = letter.Letterhead.Count > 0 ? letter.Letterhead[0] : "",
            Language = letter.Language,
        };
        var sheet = new LetterSheet(file, letter.Landscape);
        sheet.NewPage();
        Letterhead(sheet, letter);
        Opening(sheet, letter);
        foreach (var block in letter.Blocks)
            Block(sheet, block, letter.Landscape);
        Closing(sheet, letter);
        Footers(file, letter);
        return file.Save();
    }

    private void Letterhead(LetterSheet sheet, LetterDocument letter)
    {
        LetterMarks.Mark(sheet.Page, sheet.Left, sheet.Top, 40);
        var (left, width) = (sheet.Left + 50, sheet.Width - 50);
        var start = sheet.Top;
        foreach (var (line, i) in letter.Letterhead.Select((l, i) => (l, i)))
            sheet.Write(line, i == 0 ? _office : _small, i == 0 ? LetterSheet.Deep : LetterSheet.Soft, left, width);
        sheet.Top = Math.Max(sheet.Top, start + 40) + 8;
        sheet.Rule(LetterSheet.Gold, 1.6);
        sheet.Top += 12;
    }

    private void Opening(LetterSheet sheet, LetterDocument letter)
    {
        var date = letter.IssuedOn.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(letter.Language));
        sheet.Put(Labelled(letter), _small, LetterSheet.Soft, sheet.Left, sheet.Top, sheet.Width);
        sheet.Put(
            $"{letter.Place}, {date}",
            _small,
            LetterSheet.Soft,
            sheet.Left,
            sheet.Top,
            sheet.Width,
            Aligned.Right
        );
        sheet.Top += letter.Landscape ? 40 : 28;
        sheet.Write(
            letter.Title,
            LetterFonts.Of(letter.Landscape ? 26 : 16, bold: true),
            LetterSheet.Deep,
            sheet.Left,
            sheet.Width,
            Aligned.Centre
        );
        sheet.Top += letter.Landscape ? 18 : 12;
    }

    private static string Labelled(LetterDocument letter) =>
        letter.ReferenceLabel is { } label ? $"{label}: {letter.Reference}" : letter.Reference;

    private void Block(LetterSheet sheet, LetterBlock block, bool centred)
    {
        switch (block)
        {
            case Paragraph paragraph:
                sheet.Write(
                    paragraph.Text,
                    (paragraph.Strong, centred) switch
                    {
                        (true, true) => LetterFonts.Of(20, bold: true),
                        (true, false) => _strong,
                        (false, true) => LetterFonts.Of(12.5),
                        _ => _text,
                    },
                    LetterSheet.Dark,
                    sheet.Left,
                    sheet.Width,
                    centred ? Aligned.Centre : Aligned.Left
                );
                sheet.Top += 7;
                break;
            case Heading heading:
                sheet.Top += 6;
                sheet.Need(LetterSheet.HeightOf(_heading) + 2 * LetterSheet.HeightOf(_text));
                sheet.Write(heading.Text, _heading, LetterSheet.Deep, sheet.Left, sheet.Width);
                sheet.Top += 3;
                break;
            case Facts facts:
                Lines(sheet, facts);
                break;
            case Points points:
                Numbered(sheet, points);
                break;
            case LetterTable table:
                LetterTables.Draw(sheet, table);
                break;
        }
    }

    private void Lines(LetterSheet sheet, Facts facts)
    {
        var labels = facts.Lines.Select(l => _text.WidthOf(l.Label)).DefaultIfEmpty().Max();
        var indent = Math.Min(labels + 18, sheet.Width * 0.42);
        foreach (var (label, value) in facts.Lines)
        {
            var lines = LetterSheet.Wrap(label, _text, indent - 18).Count;
            sheet.Need(lines * LetterSheet.HeightOf(_text));
            var start = sheet.Top;
            sheet.Write(label, _text, LetterSheet.Soft, sheet.Left, indent - 18);
            var afterLabel = sheet.Top;
            sheet.Top = start;
            sheet.Put(":", _text, LetterSheet.Soft, sheet.Left + indent - 10, sheet.Top, 10);
            sheet.Write(value, _text, LetterSheet.Dark, sheet.Left + indent, sheet.Width - indent);
            // The value may have gone on to a new page; the label then no longer counts.
            if (sheet.Top > start)
                sheet.Top = Math.Max(sheet.Top, afterLabel);
            sheet.Top += 2;
        }
        sheet.Top += 6;
    }

    private void Numbered(LetterSheet sheet, Points points)
    {
        foreach (var (line, i) in points.Lines.Select((l, i) => (l, i)))
        {
            sheet.Need(LetterSheet.HeightOf(_text));
            sheet.Put($"{i + 1}.", _text, LetterSheet.Deep, sheet.Left, sheet.Top, 20);
            sheet.Write(line, _text, LetterSheet.Dark, sheet.Left + 22, sheet.Width - 22);
            sheet.Top += 3;
        }
        sheet.Top += 5;
    }

    private void Closing(LetterSheet sheet, LetterDocument letter)
    {
        if (letter.Signer is null && letter.CheckUrl is null)
            return;
        sheet.Top += 14;
        sheet.Need(Math.Max(letter.Signer is null ? 0 : 104, QrSize + 16));
        var top = sheet.Top;
        if (letter.CheckUrl is { } url)
            Check(sheet, letter, url, top);
        if (letter.Signer is { } signer)
            Signature(sheet, signer, top);
        sheet.Top = top + 104;
    }

    private void Check(LetterSheet sheet, LetterDocument letter, string url, double top)
    {
        LetterMarks.Qr(sheet.Page, url, sheet.Left, top, QrSize);
        var (left, width) = (sheet.Left + QrSize + 12, sheet.Width * 0.5 - QrSize - 16);
        sheet.Top = top;
        sheet.Write(letter.CheckHint ?? "", _small, LetterSheet.Soft, left, width);
        sheet.Write(letter.CheckCode ?? "", _strong, LetterSheet.Deep, left, width);
    }

    private void Signature(LetterSheet sheet, LetterSigner signer, double top)
    {
        var (left, width) = (sheet.Left + sheet.Width * 0.54, sheet.Width * 0.46);
        sheet.Top = top;
        sheet.Write(signer.Office, _text, LetterSheet.Dark, left, width);
        sheet.Top += 46;
        sheet.Write(signer.Name, _strong, LetterSheet.Dark, left, width);
        if (signer.Number is { } number)
            sheet.Write(number, _small, LetterSheet.Soft, left, width);
    }

    private void Footers(PdfFile file, LetterDocument letter)
    {
        foreach (var (page, i) in file.Pages.Select((p, i) => (p, i)))
        {
            var (left, right) = (LetterSheet.Side, page.Width - LetterSheet.Side);
            var top = page.Height - LetterSheet.Foot + 16;
            page.Line(left, top, right, top, LetterSheet.Line, 0.6);
            page.Text(letter.Footer, _small, LetterSheet.Soft, left, top + 14);
            var place = $"{letter.Reference} · {i + 1}/{file.Pages.Count}";
            page.Text(place, _small, LetterSheet.Soft, right - _small.WidthOf(place), top + 14);
        }
    }
}
