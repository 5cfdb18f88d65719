using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>The approved payouts of one fund that wait for a bank file: of the fund named, else of the first that has some.</summary>
[RequirePermission(Permission.PreparePayouts)]
public sealed record BankFileDraft(string? Fund = null) : IQuery<BankFileDraftPage>;

/// <param name="Layout">The layout of the fund's bank account, else the usual one.</param>
public sealed record BankFileDraftPage(
    WaitingFund? Fund,
    IReadOnlyList<WaitingFund> Funds,
    IReadOnlyList<PayoutRow> Payouts,
    string Layout,
    IReadOnlyList<string> Layouts
);

/// <summary>A fund with approved payouts that no file carries.</summary>
public sealed record WaitingFund(string Code, string Name, int Payouts, Money Total);

internal sealed class BankFileDraftHandler(IProgrammeDb db, IActor actor, IBankFileWriter writer)
    : QueryHandler<BankFileDraft, BankFileDraftPage>
{
    private const int Shown = 500;

    protected override async Task<BankFileDraftPage> Handle(BankFileDraft query, CancellationToken ct)
    {
        var funds = await Waiting(ct);
        var fund = funds.FirstOrDefault(f => query.Fund is null || f.Code == query.Fund);
        if (fund is null)
            return new BankFileDraftPage(null, funds, [], writer.Layouts[0], writer.Layouts);
        var layout = await db.Set<FundAccount>()
            .Where(a => db.FundSources.Any(f => f.Id == a.FundSourceId && f.Code == fund.Code))
            .Select(a => a.Layout)
            .FirstOrDefaultAsync(ct);
        return new BankFileDraftPage(
            fund,
            funds,
            await PayoutsOf(fund.Code, ct),
            layout is not null && writer.Layouts.Contains(layout) ? layout : writer.Layouts[0],
            writer.Layouts
        );
    }

    private IQueryable<Payout> Approved() =>
        db
            .Payouts.AsNoTracking()
            .VisibleTo(actor, db)
            .Where(p => p.Status == PayoutStatus.Approved && p.Rail != PayoutRail.Treasury);

    private async Task<IReadOnlyList<WaitingFund>> Waiting(CancellationToken ct)
    {
        var rows = await (
            from p in Approved()
            join f in db.FundSources on p.FundSourceId equals f.Id
            group p by new { f.Code, f.Name } into g
            orderby g.Key.Code
            select new
            {
                g.Key.Code,
                g.Key.Name,
                Payouts = g.Count(),
                Total = g.Sum(p => (long)(object)p.Amount),
            }
        ).ToListAsync(ct);
        return [.. rows.Select(r => new WaitingFund(r.Code, r.Name, r.Payouts, new Money(r.Total)))];
    }

    private async Task<IReadOnlyList<PayoutRow>> PayoutsOf(string fund, CancellationToken ct) =>
        await Approved()
            .Where(p => db.FundSources.Any(f => f.Id == p.FundSourceId && f.Code == fund))
            .OrderBy(p => p.ApprovedAt)
            .ThenBy(p => p.Id)
            .Take(Shown)
            .Select(p => new PayoutRow(
                p.Id,
                p.Reference,
                p.Purpose,
                p.SubjectReference,
                p.Payee.Holder,
                fund,
                p.Amount,
                p.Status,
                p.PreparedAt,
                p.PaidOn
            ))
            .ToListAsync(ct);
}
