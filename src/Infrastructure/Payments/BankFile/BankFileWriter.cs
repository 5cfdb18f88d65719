using System.Globalization;
using System.Text;
using System.Text.Json;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Payments.BankFile;

/// <summary>Comma-separated files (RFC 4180, UTF-8) by the layouts beside this class; no cell can start a formula.</summary>
internal sealed class BankFileWriter : IBankFileWriter
{
    private static readonly Dictionary<string, BankFileLayout> Known = Read();

    // A cell that starts with one of these may be run as a formula; the full-width forms count too in some spreadsheets.
    private const string Dangerous = "=+-@\t\r\n\0＝＋－＠";

    public IReadOnlyList<string> Layouts { get; } = [.. Known.Keys];

    public byte[] Write(string layout, BankFileHead head, IReadOnlyList<Payout> payouts)
    {
        var shape = Known[layout];
        var ordered = payouts.OrderBy(p => p.Reference, StringComparer.Ordinal).ToList();
        var file = new StringBuilder();
        if (shape.Head.Count > 0)
            Row(file, shape, shape.Head.Select(cell => Filled(cell, head, ordered)));
        Row(file, shape, shape.Columns.Select(c => c.Title));
        foreach (var (payout, i) in ordered.Select((p, i) => (p, i)))
            Row(file, shape, shape.Columns.Select(c => Value(c.Field, payout, i + 1)));
        if (shape.Totals.Count > 0)
            Row(file, shape, shape.Totals.Select(cell => Filled(cell, head, ordered)));
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static void Row(StringBuilder file, BankFileLayout layout, IEnumerable<string> cells) =>
        file.AppendJoin(layout.Separator, cells.Select(c => Cell(c, layout.Separator))).Append("\r\n");

    private static string Cell(string text, string separator)
    {
        if (text.Length > 0 && Dangerous.Contains(text[0], StringComparison.Ordinal))
            text = "'" + text;
        return text.Contains(separator) || text.AsSpan().IndexOfAny("\"\r\n") >= 0
            ? $"\"{text.Replace("\"", "\"\"")}\""
            : text;
    }

    private static string Value(string field, Payout payout, int number) =>
        field switch
        {
            "number" => number.ToString(CultureInfo.InvariantCulture),
            "reference" => payout.Reference,
            "bankCode" => payout.Payee.BankCode,
            "account" => payout.Payee.Account.Value,
            "holder" => payout.Payee.Holder,
            "amount" => payout.Amount.Rupiah.ToString(CultureInfo.InvariantCulture),
            "remark" => payout.Remark,
            _ => throw new InvalidOperationException($"A bank file's layout names the unknown field {field}."),
        };

    private static string Filled(string cell, BankFileHead head, List<Payout> payouts) =>
        cell switch
        {
            "{reference}" => head.Reference,
            "{fund}" => head.Fund,
            "{date}" => head.On.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            "{count}" => payouts.Count.ToString(CultureInfo.InvariantCulture),
            "{total}" => Money.Sum(payouts.Select(p => p.Amount)).Rupiah.ToString(CultureInfo.InvariantCulture),
            _ => cell,
        };

    private static Dictionary<string, BankFileLayout> Read()
    {
        var assembly = typeof(BankFileWriter).Assembly;
        var name = assembly
            .GetManifestResourceNames()
            .Single(n => n.EndsWith("BankFile.layouts.json", StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer
            .Deserialize<List<BankFileLayout>>(stream, JsonSerializerOptions.Web)!
            .ToDictionary(l => l.Code);
    }
}

/// <summary>How one bank wants its file.</summary>
internal sealed record BankFileLayout(
    string Code,
    string Separator,
    IReadOnlyList<string> Head,
    IReadOnlyList<BankFileColumn> Columns,
    IReadOnlyList<string> Totals
);

internal sealed record BankFileColumn(string Title, string Field);
