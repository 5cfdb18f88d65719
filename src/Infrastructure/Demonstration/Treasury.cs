using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>The treasury's days: what is ready is ordered, what was ordered is approved, what is approved goes to the bank or waits for its SP2D, what was paid is confirmed.</summary>
internal sealed class Treasury(Stage stage, Cast cast, Timeline timeline)
{
    private bool _oneHasFailed;
    private int _sp2d;

    public async Task Work()
    {
        var open = await stage.Look(db =>
            db.Payouts.AsNoTracking()
                .Where(p => p.Status != PayoutStatus.Paid && p.Status != PayoutStatus.Cancelled)
                .OrderBy(p => p.Reference)
                .Select(p => new
                {
                    p.Id,
                    p.Status,
                    p.FundSourceId,
                    p.Rail,
                })
                .ToListAsync()
        );
        foreach (var sent in open.Where(p => p.Status == PayoutStatus.Sent))
            await Confirm(sent.Id);
        foreach (var failed in open.Where(p => p.Status == PayoutStatus.Failed))
            await stage.Send(new RetryPayout(failed.Id), cast.Maker);
        var approved = open.Where(p => p.Status == PayoutStatus.Approved).ToLookup(p => p.Rail == PayoutRail.Treasury);
        foreach (var waiting in approved[true])
            await RecordSp2d(waiting.Id);
        foreach (var fund in approved[false].GroupBy(p => p.FundSourceId))
            await stage.Send(new MakeBankFile(await LayoutOf(fund.Key), [.. fund.Select(p => p.Id)]), cast.Maker);
        foreach (var prepared in open.Where(p => p.Status == PayoutStatus.Prepared))
            await stage.Send(new SubmitPayout(prepared.Id), cast.Maker);
        foreach (var submitted in open.Where(p => p.Status == PayoutStatus.Submitted))
            await stage.Send(
                new ApprovePayout(
                    submitted.Id,
                    (await stage.Send(new PayoutDetail(submitted.Id), cast.Checker)).ContentHash
                ),
                cast.Checker
            );
        foreach (var ready in await stage.Send(new PayoutsReady(), cast.Maker))
            await stage.Send(
                new PreparePayout(ready.Subject.Purpose, ready.Subject.Id, "Pencairan sesuai perjanjian"),
                cast.Maker
            );
    }

    private async Task<string> LayoutOf(Id<FundSource> fund) =>
        (await stage.Send(new FundAccounts(), cast.Maker)).Rows.Single(r => r.FundId == fund).Layout!;

    /// <summary>One transfer of the story comes back, because the account was closed.</summary>
    private async Task Confirm(Id<Payout> payout)
    {
        if (!_oneHasFailed)
        {
            _oneHasFailed = true;
            await stage.Send(
                new FailPayout(payout, "Bank menolak: nomor rekening sedang diblokir sementara."),
                cast.Maker
            );
            return;
        }

        var today = timeline.Today;
        await stage.Send(
            new ConfirmPayout(
                payout,
                today,
                $"FT{today:yyMMdd}{Math.Abs(payout.Value.GetHashCode()) % 100_000:00000}",
                Pictures.Of("bukti-transfer", 0x2F6F8F)
            ),
            cast.Maker
        );
    }

    private async Task RecordSp2d(Id<Payout> payout)
    {
        var number = $"900/{++_sp2d:00000}/SP2D/{timeline.Today.Year}";
        await stage.Send(new RecordSp2d(payout, number, timeline.Today, Pictures.Of("sp2d", 0x6F5F2F)), cast.Maker);
    }
}
