using System.Text;
using PmiEmas.Application.Documents;
using PmiEmas.Infrastructure.Documents;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Documents;

public sealed class DrawingALetterTests
{
    [Fact]
    public void A_long_table_goes_on_over_pages_of_a4()
    {
        var pdf = Encoding.Latin1.GetString(Draw(LetterWith(rows: 90)));

        pdf.ShouldStartWith("%PDF-1.7");
        pdf.Split("/Type /Page ").Length.ShouldBeInRange(4, 6);
        pdf.ShouldContain("/MediaBox [0 0 595.28 841.89]");
        pdf.ShouldContain("/Lang (id)");
    }

    [Fact]
    public void Fonts_are_embedded_and_the_file_stays_light() =>
        Draw(LetterWith(rows: 10)).Length.ShouldBeInRange(5_000, 80_000);

    [Fact]
    public void A_certificate_lies_across() =>
        Encoding
            .Latin1.GetString(Draw(LetterWith(rows: 0) with { Landscape = true }))
            .ShouldContain("/MediaBox [0 0 841.89 595.28]");

    [Fact]
    public void A_word_without_end_stays_inside_its_column() =>
        Should.NotThrow(() => Draw(LetterWith(rows: 1) with { Blocks = [new Paragraph(new string('w', 900))] }));

    private static byte[] Draw(LetterDocument letter) => new PdfLetterRenderer().Render(letter);

    private static LetterDocument LetterWith(int rows) =>
        new()
        {
            Title = "Tanda terima rencana usaha",
            Letterhead =
            [
                "PMI EMAS Banten",
                "Balai Pelayanan Pelindungan Pekerja Migran Indonesia (BP3MI) Banten",
                "Kota Serang, Provinsi Banten",
            ],
            Reference = "PU-2026-000123",
            ReferenceLabel = "Nomor",
            IssuedOn = new DateOnly(2026, 11, 20),
            Place = "Serang",
            Blocks =
            [
                new Paragraph("Kami telah menerima rencana usaha Anda. Simpan surat ini sebagai bukti."),
                new Facts([
                    ("Nama", "Siti Aminah"),
                    ("Nama usaha", "Warung Sembako Bu Siti"),
                    ("Bantuan yang diminta", "Rp6.350.000 (enam juta tiga ratus lima puluh ribu rupiah)"),
                ]),
                new Heading("Anggaran usaha (RAB)"),
                new LetterTable(
                    ["Barang", "Jumlah", "Satuan", "Harga satuan", "Jumlah harga", "Dari"],
                    [
                        .. Enumerable
                            .Range(1, rows)
                            .Select(n =>
                                (IReadOnlyList<string>)
                                    [
                                        n % 3 == 0
                                            ? $"Etalase kaca 1,5 meter dengan rak dan lampu, nomor {n}"
                                            : $"Barang {n}",
                                        "1",
                                        "unit",
                                        "Rp1.850.000",
                                        "Rp1.850.000",
                                        "Bantuan",
                                    ]
                            ),
                    ],
                    [1, 3, 4],
                    ["Jumlah", "", "", "", "Rp166.500.000", ""]
                ),
                new Points(["Rencana diperiksa paling lama 14 hari kerja.", "Hasilnya dikirim lewat pesan."]),
            ],
            Signer = new LetterSigner("Kepala BP3MI Banten", "Ratna Wulandari", "NIP 19800101 200501 2 001"),
            CheckCode = "7K2M-9QXR-4TBA",
            CheckUrl = "https://emas.example.go.id/check/7K2M-9QXR-4TBA",
            CheckHint = "Pindai kode ini atau buka emas.example.go.id/check untuk memastikan surat ini asli.",
            Footer = "Gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.",
        };
}
