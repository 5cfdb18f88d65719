using System.Text;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Payments;

public sealed class StatementReadingTests
{
    private static readonly StatementFormat TwoColumns = new(
        FileEncoding.Utf8,
        ColumnSeparator.Semicolon,
        1,
        0,
        1,
        DateOrder.DayMonthYear,
        AmountNotation.DotsForThousands,
        DirectionStyle.DebitAndCredit,
        null,
        4,
        5,
        null,
        null,
        2,
        3,
        6
    );

    [Theory]
    [InlineData("1.500.000,00", AmountNotation.DotsForThousands, 1_500_000)]
    [InlineData("Rp 1.500.000", AmountNotation.DotsForThousands, 1_500_000)]
    [InlineData("1,500,000.00", AmountNotation.CommasForThousands, 1_500_000)]
    [InlineData("1500000.00", AmountNotation.Plain, 1_500_000)]
    [InlineData("-250.000,00", AmountNotation.DotsForThousands, -250_000)]
    [InlineData("250.000,00-", AmountNotation.DotsForThousands, -250_000)]
    [InlineData("(250.000)", AmountNotation.DotsForThousands, -250_000)]
    [InlineData("1.234,50", AmountNotation.DotsForThousands, 1_235)]
    [InlineData("-1.234,49", AmountNotation.DotsForThousands, -1_234)]
    public void An_amount_is_read_in_its_notation(string text, AmountNotation notation, long rupiah) =>
        StatementText.Amount(text, notation)!.Value.Rupiah.ShouldBe(rupiah);

    [Theory]
    [InlineData("1.500.000,00", AmountNotation.CommasForThousands)]
    [InlineData("1,500,000.00", AmountNotation.DotsForThousands)]
    [InlineData("1.500", AmountNotation.Plain)]
    [InlineData("1.50", AmountNotation.DotsForThousands)]
    [InlineData("1500000,000", AmountNotation.DotsForThousands)]
    [InlineData("lima ratus", AmountNotation.Plain)]
    [InlineData("", AmountNotation.Plain)]
    [InlineData("9999999999999999", AmountNotation.Plain)]
    public void An_amount_in_another_notation_is_refused_not_guessed(string text, AmountNotation notation) =>
        StatementText.Amount(text, notation).ShouldBeNull();

    [Theory]
    [InlineData("20/11/2026", DateOrder.DayMonthYear)]
    [InlineData("20-11-26", DateOrder.DayMonthYear)]
    [InlineData("20 Nov 2026 14:05", DateOrder.DayMonthYear)]
    [InlineData("20 Nopember 2026", DateOrder.DayMonthYear)]
    [InlineData("2026-11-20T09:00", DateOrder.YearMonthDay)]
    [InlineData("20261120", DateOrder.YearMonthDay)]
    [InlineData("11/20/2026", DateOrder.MonthDayYear)]
    public void A_date_is_read_in_its_order(string text, DateOrder order) =>
        StatementText.Date(text, order).ShouldBe(new DateOnly(2026, 11, 20));

    [Theory]
    [InlineData("31/02/2026", DateOrder.DayMonthYear)]
    [InlineData("20/11/2026", DateOrder.MonthDayYear)]
    [InlineData("Saldo awal", DateOrder.DayMonthYear)]
    [InlineData("20/11", DateOrder.DayMonthYear)]
    public void What_is_no_date_in_that_order_is_refused(string text, DateOrder order) =>
        StatementText.Date(text, order).ShouldBeNull();

    [Fact]
    public void Quoted_cells_may_hold_separators_quotes_and_line_ends()
    {
        var rows = SeparatedText.Rows("a;\"b;\"\"c\"\"\r\nd\";e\r\n\r\nf", ';');

        rows.ShouldBe([
            ["a", "b;\"c\"\r\nd", "e"],
            [""],
            ["f"],
        ]);
    }

    [Fact]
    public void Every_row_that_cannot_be_read_is_told_with_what_stands_there()
    {
        var reading = Read(
            "20/11/2026;Setor;R1;;1.000,00;1.000,00\nkapan;Setor;R2;;1.000,00;2.000,00\n20/11/2026;Kosong;R3;;;\n20/11/2026;Dua;R4;1,00;1,00;"
        );

        reading.Lines.Count.ShouldBe(1);
        reading
            .Errors.Select(e => (e.Row, e.Key, e.Found))
            .ShouldBe([
                (3, "payments.row-date", "kapan"),
                (4, "payments.row-no-amount", " / "),
                (5, "payments.row-amount", "1,00 / 1,00"),
            ]);
    }

    [Fact]
    public void A_file_that_begins_with_the_newest_is_turned_round()
    {
        var newestFirst = Read("21/11/2026;B;R2;;2.000,00;3.000,00\n20/11/2026;A;R1;;1.000,00;1.000,00");
        var oldestFirst = Read("20/11/2026;A;R1;;1.000,00;1.000,00\n21/11/2026;B;R2;;2.000,00;3.000,00");

        newestFirst
            .Lines.Select(l => (l.Description, l.Fingerprint))
            .ShouldBe(oldestFirst.Lines.Select(l => (l.Description, l.Fingerprint)));
        newestFirst.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_line_shows_in_the_running_balance() =>
        Read("20/11/2026;A;R1;;1.000,00;1.000,00\n21/11/2026;C;R3;;3.000,00;6.000,00")
            .Warnings.Single()
            .ShouldBe(new RowFault(3, "payments.row-balance-breaks", null));

    [Fact]
    public void Two_lines_that_nothing_tells_apart_stay_two_and_are_the_same_two_in_the_next_file()
    {
        var plain = TwoColumns with { ReferenceColumn = null, BalanceColumn = null };
        const string twice = "20/11/2026;Setor tunai;;;1.000,00;\n20/11/2026;Setor tunai;;;1.000,00;";
        var first = Read(twice, plain).Lines.Select(l => l.Fingerprint).ToList();
        var second = Read(twice + "\n20/11/2026;Setor tunai;;;1.000,00;", plain)
            .Lines.Select(l => l.Fingerprint)
            .ToList();

        first.Distinct().Count().ShouldBe(2);
        second.Take(2).ShouldBe(first);
        second.Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData(DirectionStyle.SignedAmount, "20/11/2026;Biaya;-5.000,00", null, null)]
    [InlineData(DirectionStyle.AmountAndMark, "20/11/2026;Biaya;5.000,00;DB", 4, "CR")]
    public void One_amount_column_says_by_sign_or_mark_what_went(
        DirectionStyle style,
        string row,
        int? mark,
        string? credit
    )
    {
        var format = TwoColumns with
        {
            Direction = style,
            AmountColumn = 3,
            DebitColumn = null,
            CreditColumn = null,
            MarkColumn = mark,
            CreditMark = credit,
            ReferenceColumn = null,
            BalanceColumn = null,
        };
        format.Check();

        Read(row, format).Lines.Single().Amount.ShouldBe(-5_000);
    }

    [Fact]
    public void Head_and_foot_are_left_out_and_other_encodings_read()
    {
        var format = TwoColumns with { Encoding = FileEncoding.Latin1, HeadRows = 2, FootRows = 1 };
        var text = "Bank\njudul\n20/11/2026;Usaha kué;R1;;1.000,00;1.000,00\nJumlah;;;;1.000,00;";

        var reading = StatementReading.Of(Encoding.Latin1.GetBytes(text), format);

        reading.Errors.ShouldBeEmpty();
        reading.Lines.Single().Description.ShouldBe("Usaha kué");
    }

    [Fact]
    public void A_mapping_names_the_columns_its_style_needs()
    {
        Should
            .Throw<RuleBrokenException>(() => (TwoColumns with { DebitColumn = null }).Check())
            .Rule.ShouldBe(PaymentRules.MappingNamesAmounts);
        Should
            .Throw<RuleBrokenException>(() => (TwoColumns with { DateColumn = 0 }).Check())
            .Rule.ShouldBe(PaymentRules.MappingColumnsExist);
        Should
            .Throw<RuleBrokenException>(() => (TwoColumns with { HeadRows = 51 }).Check())
            .Rule.ShouldBe(PaymentRules.MappingEdgesAreShort);
    }

    private static StatementReading Read(string rows, StatementFormat? format = null) =>
        StatementReading.Of(
            Encoding.UTF8.GetBytes("Tanggal;Keterangan;Ref;Debet;Kredit;Saldo\n" + rows),
            format ?? TwoColumns
        );
}
