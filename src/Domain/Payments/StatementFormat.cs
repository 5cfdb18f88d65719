namespace PmiEmas.Domain.Payments;

public enum FileEncoding
{
    Utf8,
    Latin1,
    Utf16,
}

public enum ColumnSeparator
{
    Comma,
    Semicolon,
    Tab,
    Bar,
}

public enum DateOrder
{
    DayMonthYear,
    YearMonthDay,
    MonthDayYear,
}

/// <summary>How amounts are written: 1500000.00, 1.500.000,00 or 1,500,000.00.</summary>
public enum AmountNotation
{
    Plain,
    DotsForThousands,
    CommasForThousands,
}

/// <summary>How a row says whether money came or went.</summary>
public enum DirectionStyle
{
    /// <summary>One column for what went (debit), one for what came (credit).</summary>
    DebitAndCredit,

    /// <summary>One column; a minus or brackets for what went.</summary>
    SignedAmount,

    /// <summary>One column for the amount, another with a mark, e.g. CR or DB.</summary>
    AmountAndMark,
}

/// <summary>How to read one bank's statement file. Columns count from 1; rows at the head and the foot are left out.</summary>
public sealed record StatementFormat(
    FileEncoding Encoding,
    ColumnSeparator Separator,
    int HeadRows,
    int FootRows,
    int DateColumn,
    DateOrder DateOrder,
    AmountNotation Notation,
    DirectionStyle Direction,
    int? AmountColumn,
    int? DebitColumn,
    int? CreditColumn,
    int? MarkColumn,
    string? CreditMark,
    int DescriptionColumn,
    int? ReferenceColumn,
    int? BalanceColumn
)
{
    public const int MostColumns = 40;
    public const int MostEdgeRows = 50;

    public char SeparatorSign =>
        Separator switch
        {
            ColumnSeparator.Semicolon => ';',
            ColumnSeparator.Tab => '\t',
            ColumnSeparator.Bar => '|',
            _ => ',',
        };

    /// <summary>Which columns tell one line from another; lines of two kinds cannot be compared.</summary>
    public LineKey Key =>
        (ReferenceColumn, BalanceColumn) switch
        {
            (not null, not null) => LineKey.ReferenceAndBalance,
            (not null, null) => LineKey.Reference,
            (null, not null) => LineKey.Balance,
            _ => LineKey.Description,
        };

    public void Check()
    {
        int?[] named =
        [
            DateColumn,
            DescriptionColumn,
            AmountColumn,
            DebitColumn,
            CreditColumn,
            MarkColumn,
            ReferenceColumn,
            BalanceColumn,
        ];
        PaymentRules.MappingColumnsExist.Require(
            Array.TrueForAll(named, c => c is null or (>= 1 and <= MostColumns)),
            MostColumns
        );
        PaymentRules.MappingEdgesAreShort.Require(
            HeadRows is >= 0 and <= MostEdgeRows && FootRows is >= 0 and <= MostEdgeRows,
            MostEdgeRows
        );
        PaymentRules.MappingNamesAmounts.Require(
            Direction switch
            {
                DirectionStyle.DebitAndCredit => DebitColumn is not null && CreditColumn is not null,
                DirectionStyle.SignedAmount => AmountColumn is not null,
                _ => AmountColumn is not null && MarkColumn is not null && !string.IsNullOrWhiteSpace(CreditMark),
            }
        );
    }
}

/// <summary>What tells a line of a statement from all others, besides day and amount.</summary>
public enum LineKey
{
    Description,
    Balance,
    Reference,
    ReferenceAndBalance,
}
