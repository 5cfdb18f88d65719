namespace PmiEmas.Infrastructure.Payments.BankFile;

/// <summary>How one bank wants its file. Read from <c>layouts.json</c>: a new bank is a new entry there and a golden file in the tests.</summary>
/// <param name="Bank">The bank's clearing code; transfers to it are its own.</param>
/// <param name="Titles">Whether the columns' titles stand in the file.</param>
/// <param name="Characters">The characters the bank takes; without them any, and cells that could start a formula are quoted.</param>
internal sealed record BankFileLayout(
    string Code,
    string Separator,
    bool Titles,
    IReadOnlyList<string> Head,
    IReadOnlyList<BankFileColumn> Columns,
    IReadOnlyList<string> Totals,
    string? Bank = null,
    bool Upper = false,
    string? Characters = null,
    TransferServices? Services = null
);

/// <summary>One field of a row. Text may be cut to its length where <paramref name="Cut"/> says so; anything else must fit whole.</summary>
internal sealed record BankFileColumn(string Title, string Field, int? Most = null, bool Cut = false);

/// <summary>The bank's words for a transfer within itself, by clearing up to the limit (rupiah), and above it.</summary>
internal sealed record TransferServices(string Own, string Clearing, string Above, long Limit);
