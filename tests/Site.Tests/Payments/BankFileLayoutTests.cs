using System.Text;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Infrastructure.Payments.BankFile;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Payments;

/// <summary>Every layout against its golden file, byte by byte. A changed layout is a changed golden file (UPDATE_DOCS=1 writes them).</summary>
public sealed class BankFileLayoutTests
{
    private static readonly DateTimeOffset At = StoppedClock.Start;
    private static readonly BankFileWriter Writer = new();

    public static TheoryData<string> Layouts => [.. Writer.Layouts];

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task A_layout_writes_its_golden_file(string layout)
    {
        var path = Path.Combine(Checkout.Root, "tests/Site.Tests/Payments/BankFiles", layout + ".csv");
        var written = Writer.Write(layout, Head, Payouts());
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            await File.WriteAllBytesAsync(path, written);

        Encoding.UTF8.GetString(written).ShouldBe(await File.ReadAllTextAsync(path));
        Writer.Write(layout, Head, [.. Payouts().Reverse()]).ShouldBe(written, "the order given does not matter");
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void No_cell_of_any_layout_starts_a_formula(string layout)
    {
        foreach (var remark in new[] { "=1+1", "+62", "-2", "@SUM(A1)", "＝1", "\t=1", " =cmd|'/C calc'!A0" })
        {
            var order = Make.Payout("SPB-2026-000001", "Siti Aminah", "137", "0137123456", 1, remark, At);
            CellsOf(Writer.Write(layout, Head, [order]))
                .ShouldAllBe(cell => cell.Length == 0 || !"=+-@＝\t".Contains(cell[0]));
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_control_totals_are_the_rows(string layout)
    {
        var cells = CellsOf(Writer.Write(layout, Head, Payouts()));
        cells.ShouldContain("3");
        cells.ShouldContain("607500001");
    }

    [Theory]
    [InlineData("bri", 30)]
    [InlineData("bjb", 35)]
    public void A_name_longer_than_the_banks_field_is_cut_as_banks_do(string layout, int most)
    {
        var name = "Siti Nur Aminah Binti Haji Muhammad Abdurrahman Wahid";
        var order = Make.Payout("SPB-2026-000001", name, "002", "012345678901234", 1_000_000, "Hibah", At);

        CellsOf(Writer.Write(layout, Head, [order])).ShouldContain(name.ToUpperInvariant()[..most].TrimEnd());
    }

    [Fact]
    public void What_decides_where_the_money_goes_is_refused_rather_than_cut()
    {
        var order = Make.Payout("SPB-2026-00000123456", "Siti Aminah", "137", "0137123456", 1, "Hibah", At);

        var refused = Should.Throw<RuleBrokenException>(() => Writer.Write("mandiri", Head, [order]));
        refused.Rule.ShouldBe(PaymentRules.FileFieldFits);
        refused.Arguments.ShouldBe(["SPB-2026-00000123456", "Referensi", 16]);
    }

    [Fact]
    public void A_layout_that_names_the_account_the_money_leaves_needs_it()
    {
        var order = Make.Payout("SPB-2026-000001", "Siti Aminah", "137", "0137123456", 1, "Hibah", At);

        Should
            .Throw<RuleBrokenException>(() => Writer.Write("mandiri", Head with { Source = null }, [order]))
            .Rule.ShouldBe(PaymentRules.FileNeedsFundAccount);
    }

    private static BankFileHead Head =>
        new("BT-2026-000007", "APBD26", new DateOnly(2026, 11, 20), AccountNumber.Parse("0137000111"));

    private static Payout[] Payouts() =>
        [
            Make.Payout("SPB-2026-000011", "Siti Aminah", "137", "0137123456", 7_500_000, "Hibah HB-2026-000001", At),
            Make.Payout("SPB-2026-000012", "Nur'aini, S.Pd", "002", "012345678901234", 1, "Tahap 2; \"usaha\" kué", At),
            Make.Payout("SPB-2026-000013", "Dewi Lestari", "008", "1230009876543", 600_000_000, "=1+1", At),
        ];

    private static List<string> CellsOf(byte[] file) =>
        [
            .. Encoding
                .UTF8.GetString(file)
                .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(row => row.Split(',', ';', '|'))
                .Select(cell => cell.Trim('"')),
        ];
}
