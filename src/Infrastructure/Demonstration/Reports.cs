using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Grants;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>How grants are accounted for: receipts by budget line, sent in, looked at, sometimes sent back.</summary>
internal sealed class Reports(Stage stage, Cast cast, Timeline timeline)
{
    private static readonly string[] Sellers =
    [
        "Toko Berkah Jaya",
        "UD Sumber Rejeki",
        "Pasar Rau blok C",
        "Toko Mesin Maju",
    ];

    private readonly HashSet<Id<AccountabilityReport>> _begun = [];

    /// <summary>Begins the reports of what was paid about five weeks ago; every fifth returnee takes longer.</summary>
    public async Task Work(IReadOnlyDictionary<Guid, Person> people)
    {
        var today = timeline.Today;
        var open = await stage.Look(db =>
            db.Set<AccountabilityReport>().AsNoTracking().Where(r => r.Status == ReportStatus.Draft).ToListAsync()
        );
        foreach (var report in open.Where(r => !_begun.Contains(r.Id)))
        {
            var person = people[report.ReturneeId.Value];
            var takes = person.Number % 5 == 3 ? 75 : 35;
            if (report.DueOn.AddDays(-Grant.ReportDays) > today.AddDays(-takes))
                continue;
            _begun.Add(report.Id);
            await HandIn(report, person);
            timeline.On(today.AddDays(4), new TimeOnly(11, 15), () => Judge(report, person));
        }
    }

    private async Task HandIn(AccountabilityReport report, Person person)
    {
        var grant = await stage.Look(db => db.Grants.AsNoTracking().SingleAsync(g => g.Id == report.GrantId));
        var tranche = grant.Tranches.Single(t => t.Id == report.TrancheId);
        var parts = tranche.Cash.Allocate([.. grant.Lines.Select(l => l.Approved.Rupiah)]);
        foreach (var (line, part) in grant.Lines.Zip(parts).Where(p => !p.Second.IsZero))
        {
            // One in four buys a little cheaper than planned and gives the rest back.
            var spent = person.Number % 4 == 1 ? new Money(part.Rupiah * 96 / 100) : part;
            await stage.Send(
                new AddSpendingReceipt(
                    report.Id,
                    line.Id,
                    spent,
                    timeline.Today.AddDays(-7),
                    Sellers[(person.Number + line.Description.Length) % Sellers.Length],
                    null,
                    Pictures.Of("nota", 0xD8CFA8)
                ),
                person.Player
            );
        }

        await stage.Send(
            new SubmitReport(
                report.Id,
                "Semua barang sudah dibeli dan dipakai. Usaha berjalan setiap hari, penjualan dicatat di buku."
            ),
            person.Player
        );
    }

    private async Task Judge(AccountabilityReport report, Person person)
    {
        if (person.Number % 7 == 2 && report.Status == ReportStatus.Draft && timeline.Today.DayNumber % 2 == 0)
        {
            await stage.Send(
                new ReturnReport(report.Id, "Satu nota tidak terbaca. Foto lagi lebih dekat."),
                cast.Officer
            );
            timeline.On(
                timeline.Today.AddDays(5),
                new TimeOnly(18, 30),
                () =>
                    stage.Send(
                        new SubmitReport(report.Id, "Nota sudah difoto lagi. Barang lengkap dan dipakai."),
                        person.Player
                    )
            );
            timeline.On(
                timeline.Today.AddDays(8),
                new TimeOnly(9, 45),
                () => stage.Send(new AcceptReport(report.Id), cast.Officer)
            );
            return;
        }

        await stage.Send(new AcceptReport(report.Id), cast.Officer);
        timeline.On(timeline.Today.AddDays(6), new TimeOnly(13, 10), () => GiveBack(report.GrantId, person));
    }

    private async Task GiveBack(Id<Grant> id, Person person)
    {
        var due = await stage.Look(async db => (await db.Grants.AsNoTracking().SingleAsync(g => g.Id == id)).RefundDue);
        if (due.IsZero)
            return;
        var receipt = await stage.Send(
            new AnnounceRefund(
                id,
                due,
                timeline.Today,
                $"TRF{person.Number:0000}",
                Pictures.Of("bukti-pengembalian", 0x7FA06B)
            ),
            person.Player
        );
        timeline.On(
            timeline.Today.AddDays(1),
            new TimeOnly(10, 5),
            () => stage.Send(new ConfirmRefund(id, receipt), cast.Maker)
        );
    }
}
