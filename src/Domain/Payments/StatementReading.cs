using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Payments;

/// <summary>One line as the file tells it. Signed rupiah: what came is positive.</summary>
/// <param name="Row">The row in the file, from 1.</param>
/// <param name="Rounded">The bank wrote sen; the amount is rounded to a rupiah.</param>
/// <param name="Fingerprint">The same for the same line in every file of the account.</param>
public sealed record ReadLine(
    int Row,
    DateOnly BookedOn,
    long Amount,
    string Description,
    string? Reference,
    long? Balance,
    bool Rounded,
    string Fingerprint
);

/// <summary>What is wrong with a row, or remarkable: the key of its text, and what fills it.</summary>
public sealed record RowFault(int Row, string Key, string? Found);

/// <summary>A file as it was read: its lines from the oldest to the newest, rows that could not be read, and what does not add up.</summary>
public sealed record StatementReading(
    IReadOnlyList<ReadLine> Lines,
    IReadOnlyList<RowFault> Errors,
    IReadOnlyList<RowFault> Warnings
)
{
    public DateOnly? From => Lines.Count == 0 ? null : Lines.Min(l => l.BookedOn);

    public DateOnly? To => Lines.Count == 0 ? null : Lines.Max(l => l.BookedOn);

    public long Came => Lines.Where(l => l.Amount > 0).Sum(l => l.Amount);

    public long Went => -Lines.Where(l => l.Amount < 0).Sum(l => l.Amount);

    public static StatementReading Of(ReadOnlySpan<byte> content, StatementFormat format)
    {
        var rows = SeparatedText.Rows(SeparatedText.Decode(content, format.Encoding), format.SeparatorSign);
        List<ReadLine> lines = [];
        List<RowFault> errors = [];
        var last = rows.Count - format.FootRows;
        for (var i = format.HeadRows; i < last; i++)
            if (rows[i].Any(cell => cell.Length > 0))
                Read(rows[i], i + 1, format, lines, errors);
        if (IsNewestFirst(lines))
            lines.Reverse();
        return new StatementReading(Counted(lines, format.Key), errors, Remarks(lines));
    }

    private static void Read(
        IReadOnlyList<string> cells,
        int row,
        StatementFormat format,
        List<ReadLine> lines,
        List<RowFault> errors
    )
    {
        var before = errors.Count;
        var on = StatementText.Date(Cell(format.DateColumn), format.DateOrder);
        if (on is null)
            errors.Add(new RowFault(row, "payments.row-date", Cell(format.DateColumn)));
        var amount = Amount(Cell, row, format, errors);
        SenAmount? balance = null;
        if (format.BalanceColumn is { } column && Cell(column).Length > 0)
        {
            balance = StatementText.Amount(Cell(column), format.Notation);
            if (balance is null)
                errors.Add(new RowFault(row, "payments.row-balance", Cell(column)));
        }

        if (errors.Count > before)
            return;
        var reference = format.ReferenceColumn is { } r && Cell(r).Length > 0 ? StatementText.Short(Cell(r), 60) : null;
        lines.Add(
            new ReadLine(
                row,
                on!.Value,
                amount!.Value.Rupiah,
                StatementText.Short(Cell(format.DescriptionColumn), 300),
                reference,
                balance?.Rupiah,
                amount.Value.Rounded,
                ""
            )
        );
        return;

        string Cell(int number) => number <= cells.Count ? cells[number - 1] : "";
    }

    private static SenAmount? Amount(Func<int, string> cell, int row, StatementFormat format, List<RowFault> errors)
    {
        var (text, amount) = format.Direction switch
        {
            DirectionStyle.DebitAndCredit => FromTwoColumns(cell, format),
            DirectionStyle.SignedAmount => (
                cell(format.AmountColumn!.Value),
                StatementText.Amount(cell(format.AmountColumn.Value), format.Notation)
            ),
            _ => Marked(cell, format),
        };
        if (amount is null || amount.Value.Sen == 0)
        {
            errors.Add(new RowFault(row, amount is null ? "payments.row-amount" : "payments.row-no-amount", text));
            return null;
        }

        return amount;
    }

    /// <summary>One of the two holds the amount; banks write nothing, a dash or zero in the other.</summary>
    private static (string, SenAmount?) FromTwoColumns(Func<int, string> cell, StatementFormat format)
    {
        var (debit, credit) = (cell(format.DebitColumn!.Value), cell(format.CreditColumn!.Value));
        var text = $"{debit} / {credit}";
        var (went, came) = (OrNothing(debit), OrNothing(credit));
        return went is null || came is null || (went.Value.Sen != 0 && came.Value.Sen != 0)
            ? (text, null)
            : (text, came.Value.Sen != 0 ? came : new SenAmount(-Math.Abs(went.Value.Sen)));

        SenAmount? OrNothing(string value) =>
            value is "" or "-" ? new SenAmount(0) : StatementText.Amount(value, format.Notation);
    }

    private static (string, SenAmount?) Marked(Func<int, string> cell, StatementFormat format)
    {
        var (text, mark) = (cell(format.AmountColumn!.Value), cell(format.MarkColumn!.Value));
        if (StatementText.Amount(text, format.Notation) is not { } amount)
            return (text, null);
        var came = string.Equals(mark, format.CreditMark!.Trim(), StringComparison.OrdinalIgnoreCase);
        var size = Math.Abs(amount.Sen);
        return (text, new SenAmount(came ? size : -size));
    }

    private static bool IsNewestFirst(List<ReadLine> lines)
    {
        if (lines.Count < 2)
            return false;
        if (lines[0].BookedOn != lines[^1].BookedOn)
            return lines[0].BookedOn > lines[^1].BookedOn;
        // One day only: the running balance tells the order.
        return lines[0].Balance is { } later && lines[1].Balance is { } earlier && later - lines[0].Amount == earlier;
    }

    /// <summary>Numbers lines that nothing tells apart, so that two real ones stay two, in this file and in the next.</summary>
    private static List<ReadLine> Counted(List<ReadLine> lines, LineKey key)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        List<ReadLine> counted = new(lines.Count);
        foreach (var line in lines)
        {
            var own = string.Create(CultureInfo.InvariantCulture, $"{line.BookedOn:yyyyMMdd}|{line.Amount}|");
            own += key switch
            {
                LineKey.ReferenceAndBalance => $"{line.Reference}|{line.Balance}",
                LineKey.Reference => line.Reference,
                LineKey.Balance => line.Balance?.ToString(CultureInfo.InvariantCulture),
                _ => line.Description,
            };
            var occurrence = seen[own] = seen.GetValueOrDefault(own) + 1;
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{own}|{occurrence}"));
            counted.Add(line with { Fingerprint = Convert.ToHexStringLower(hash.AsSpan(0, 20)) });
        }

        return counted;
    }

    private static List<RowFault> Remarks(List<ReadLine> lines)
    {
        List<RowFault> remarks =
        [
            .. lines.Where(l => l.Rounded).Select(l => new RowFault(l.Row, "payments.row-rounded", null)),
        ];
        for (var i = 1; i < lines.Count; i++)
            if (
                lines[i].Balance is { } after
                && lines[i - 1].Balance is { } before
                && Math.Abs(before + lines[i].Amount - after) > 1
            )
                remarks.Add(new RowFault(lines[i].Row, "payments.row-balance-breaks", null));
        return remarks;
    }
}
