using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>The funds' bank accounts, and last month's statement of the busiest: most of it known, some of it not.</summary>
internal sealed class Banking(Stage stage, Cast cast, Timeline timeline)
{
    private const int Days = 30;
    private const string Heading = "Tanggal;Keterangan;Referensi;Debet;Kredit;Saldo";

    private static readonly (string Bank, string Layout)[] Banks =
    [
        ("137", "bank-banten"),
        ("110", "bjb"),
        ("002", "bri"),
    ];

    private static readonly StatementFormat Format = new(
        FileEncoding.Utf8,
        ColumnSeparator.Semicolon,
        HeadRows: 1,
        FootRows: 0,
        DateColumn: 1,
        DateOrder.DayMonthYear,
        AmountNotation.DotsForThousands,
        DirectionStyle.DebitAndCredit,
        AmountColumn: null,
        DebitColumn: 4,
        CreditColumn: 5,
        MarkColumn: null,
        CreditMark: null,
        DescriptionColumn: 2,
        ReferenceColumn: 3,
        BalanceColumn: 6
    );

    public async Task ImportLastMonth()
    {
        var funds = await stage.Look(db => db.FundSources.AsNoTracking().OrderBy(f => f.Code).ToListAsync());
        foreach (var (fund, i) in funds.Select((f, i) => (f, i)))
            await stage.Send(
                new SetFundAccount(
                    fund.Id,
                    Banks[i % Banks.Length].Bank,
                    AccountNumber.Parse($"01370000{i + 11:00}"),
                    "BP3MI Banten",
                    Banks[i % Banks.Length].Layout
                ),
                cast.Checker
            );
        var (busiest, lines) = await Busiest(funds);
        var file = FileOf(busiest.Code, lines, await BalanceBefore(busiest.Code));
        var statement = await stage.Send(
            new UploadStatement(busiest.Id, new Upload("mutasi.csv", new MemoryStream(file), file.Length)),
            cast.Maker
        );
        await stage.Send(new SaveStatementMapping(statement, Format), cast.Maker);
        await stage.Send(new StartStatementImport(statement), cast.Maker);
        await stage.Deliver();
    }

    private DateOnly From => timeline.Today.AddDays(-Days);

    private async Task<(FundSource Fund, List<Line> Lines)> Busiest(List<FundSource> funds)
    {
        List<(FundSource Fund, List<Line> Lines)> all = [];
        foreach (var fund in funds)
            all.Add((fund, await LinesOf(fund.Code)));
        return all.MaxBy(f => f.Lines.Count);
    }

    /// <summary>What the books have of the bank, as the bank would show it, and what they do not have.</summary>
    private async Task<List<Line>> LinesOf(string fund)
    {
        var bank = Account.Bank(fund);
        var events = await stage.Look(db =>
            db.LedgerEvents.AsNoTracking()
                .Where(e => e.Fund == fund && e.EffectiveOn >= From)
                .Where(e => e.ReversesId == null && !db.LedgerEvents.Any(r => r.ReversesId == e.Id))
                .ToListAsync()
        );
        var known =
            from e in events
            let moved = Moved(e, bank)
            where moved != 0
            select new Line(e.EffectiveOn, $"TRF {e.SourceReference}", moved);
        return
        [
            .. known,
            new Line(From.AddDays(3), "SETORAN TUNAI CABANG SERANG", 250_000),
            new Line(timeline.Today.AddDays(-2), "BIAYA ADMINISTRASI", -7_500),
            new Line(timeline.Today.AddDays(-2), "JASA GIRO", 41_250),
            new Line(timeline.Today.AddDays(-1), "TRF DARI AMINAH CICILAN", 500_000),
        ];
    }

    private Task<long> BalanceBefore(string fund) =>
        stage.Look(async db =>
        {
            var events = await db
                .LedgerEvents.AsNoTracking()
                .Where(e => e.Fund == fund && e.EffectiveOn < From)
                .ToListAsync();
            return events.Sum(e => Moved(e, Account.Bank(fund)));
        });

    private static long Moved(LedgerEvent entry, Account bank) =>
        entry.Transfers.Sum(t =>
            t.Debit == bank ? t.Amount.Rupiah
            : t.Credit == bank ? -t.Amount.Rupiah
            : 0
        );

    private static byte[] FileOf(string fund, List<Line> lines, long balance)
    {
        var file = new StringBuilder(Heading).Append("\r\n");
        foreach (var (line, i) in lines.OrderBy(l => l.On).Select((l, i) => (l, i)))
        {
            balance += line.Amount;
            file.AppendJoin(
                    ';',
                    line.On.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
                    line.Text,
                    $"{fund}{line.On:yyMMdd}{i:000}",
                    line.Amount < 0 ? Dotted(-line.Amount) : "",
                    line.Amount > 0 ? Dotted(line.Amount) : "",
                    Dotted(balance)
                )
                .Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static string Dotted(long rupiah) =>
        rupiah.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.') + ",00";

    private sealed record Line(DateOnly On, string Text, long Amount);
}
