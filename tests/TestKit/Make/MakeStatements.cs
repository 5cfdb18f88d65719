using System.Globalization;
using System.Text;
using PmiEmas.Domain.Payments;

namespace PmiEmas.TestKit;

/// <summary>One line of a bank's statement; what came is positive.</summary>
public sealed record BankLine(DateOnly On, string Text, long Amount, string? Reference = null);

public static partial class Make
{
    /// <summary>Semicolons, a head row, two columns, amounts as 1.500.000,00, reference and balance.</summary>
    public static StatementFormat StatementFormat() =>
        new(
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

    /// <summary>The file a bank would give for these lines.</summary>
    public static byte[] StatementFile(IEnumerable<BankLine> lines, long opening = 50_000_000)
    {
        var file = new StringBuilder("Tanggal;Keterangan;Referensi;Debet;Kredit;Saldo\r\n");
        var balance = opening;
        foreach (var line in lines)
        {
            balance += line.Amount;
            file.Append(line.On.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture))
                .Append(";\"")
                .Append(line.Text.Replace("\"", "\"\""))
                .Append("\";")
                .Append(line.Reference)
                .Append(';')
                .Append(line.Amount < 0 ? Dotted(-line.Amount) : "")
                .Append(';')
                .Append(line.Amount > 0 ? Dotted(line.Amount) : "")
                .Append(';')
                .Append(Dotted(balance))
                .Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static string Dotted(long rupiah) =>
        rupiah.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.') + ",00";
}
