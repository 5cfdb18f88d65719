using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Payments.BankFile;

/// <summary>Separated files (RFC 4180, UTF-8) by the layouts beside this class; no cell can start a formula.</summary>
internal sealed class BankFileWriter : IBankFileWriter
{
    private const string Literal = "literal:";

    // A cell that starts with one of these may be run as a formula; the full-width forms count too in some spreadsheets.
    private const string Dangerous = "=+-@\t\r\n\0＝＋－＠";

    // The control sum of account numbers is kept to the digits banks' trailers hold.
    private static readonly BigInteger ControlSumLimit = BigInteger.Pow(10, 15);

    private static readonly Dictionary<string, BankFileLayout> Known = Read();

    public IReadOnlyList<string> Layouts { get; } = [.. Known.Keys];

    public byte[] Write(string layout, BankFileHead head, IReadOnlyList<Payout> payouts)
    {
        var shape = Known[layout];
        var ordered = payouts.OrderBy(p => p.Reference, StringComparer.Ordinal).ToList();
        var file = new StringBuilder();
        if (shape.Head.Count > 0)
            Row(file, shape, shape.Head.Select(cell => Filled(cell, head, ordered)));
        if (shape.Titles)
            Row(file, shape, shape.Columns.Select(c => c.Title));
        foreach (var (payout, i) in ordered.Select((p, i) => (p, i)))
            Row(file, shape, shape.Columns.Select(c => Fitted(c, shape, payout, Value(c.Field, shape, payout, i + 1))));
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

    /// <summary>The value in the bank's characters and length. What decides where the money goes is never cut.</summary>
    private static string Fitted(BankFileColumn column, BankFileLayout layout, Payout payout, string value)
    {
        if (layout.Characters is { } allowed)
            value = Cleaned(layout.Upper ? value.ToUpperInvariant() : value, allowed);
        if (column.Most is not { } most || value.Length <= most)
            return value;
        PaymentRules.FileFieldFits.Require(column.Cut, payout.Reference, column.Title, most);
        return value[..most].TrimEnd();
    }

    private static string Cleaned(string value, string allowed)
    {
        var letters = value
            .Normalize(NormalizationForm.FormD)
            .Where(c =>
                CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not ('\'' or '’')
            )
            .Select(c => allowed.Contains(c, StringComparison.Ordinal) ? c : ' ');
        return PersonNames.Tidy(string.Concat(letters)).TrimStart([.. Dangerous, ' ']);
    }

    private static string Value(string field, BankFileLayout layout, Payout payout, int number) =>
        field switch
        {
            "number" => Digits(number),
            "reference" => payout.Reference,
            "bankCode" => payout.Payee.BankCode,
            "bankName" => Banks.NameOf(payout.Payee.BankCode),
            "account" => payout.Payee.Account.Value,
            "holder" => payout.Payee.Holder,
            "amount" => Digits(payout.Amount.Rupiah),
            "remark" => payout.Remark,
            "service" => ServiceOf(layout, payout),
            "empty" => "",
            _ when field.StartsWith(Literal, StringComparison.Ordinal) => field[Literal.Length..],
            _ => throw new InvalidOperationException($"A bank file's layout names the unknown field {field}."),
        };

    private static string ServiceOf(BankFileLayout layout, Payout payout) =>
        payout.Payee.BankCode == layout.Bank ? layout.Services!.Own
        : payout.Amount.Rupiah <= layout.Services!.Limit ? layout.Services.Clearing
        : layout.Services.Above;

    private static string Filled(string cell, BankFileHead head, List<Payout> payouts) =>
        cell switch
        {
            "{reference}" => head.Reference,
            "{fund}" => head.Fund,
            "{source}" => SourceOf(head),
            "{date}" => head.On.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            "{count}" => Digits(payouts.Count),
            "{total}" => Digits(Money.Sum(payouts.Select(p => p.Amount)).Rupiah),
            "{accounts}" => ControlSum(payouts),
            _ => cell,
        };

    private static string SourceOf(BankFileHead head)
    {
        PaymentRules.FileNeedsFundAccount.Require(head.Source is not null, head.Fund);
        return head.Source!.Value;
    }

    private static string ControlSum(List<Payout> payouts)
    {
        var sum = payouts.Aggregate(
            BigInteger.Zero,
            (sum, p) => sum + BigInteger.Parse(p.Payee.Account.Value, CultureInfo.InvariantCulture)
        );
        return (sum % ControlSumLimit).ToString(CultureInfo.InvariantCulture);
    }

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

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
