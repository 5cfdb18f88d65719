using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reporting;

/// <summary>What each fund source has promised (commitment), is bound to (obligation) and has paid in a year, per call.</summary>
[RequirePermission(Permission.ViewFigures)]
public sealed record FundUse(int Year) : IQuery<IReadOnlyList<FundUseRow>>;

/// <param name="Committed">Awarded in the year, cancelled parts taken off.</param>
/// <param name="Obligated">Of that, what agreements in force or ended bind the fund to.</param>
/// <param name="Paid">Paid out in the year, whenever it was awarded.</param>
/// <param name="Left">What the call may still commit now.</param>
public sealed record FundUseRow(
    string Fund,
    string FundName,
    Id<FundingCall> CallId,
    string CallReference,
    string CallTitle,
    Money Ceiling,
    Money Committed,
    Money Obligated,
    Money Paid,
    Money Left
);

internal sealed class FundUseHandler(IProgrammeDb db) : QueryHandler<FundUse, IReadOnlyList<FundUseRow>>
{
    protected override async Task<IReadOnlyList<FundUseRow>> Handle(FundUse query, CancellationToken ct)
    {
        var awards = (await db.AwardsOf(query.Year, null, ct)).ToLookup(a => a.Call);
        var calls = await (
            from call in db.FundingCalls.AsNoTracking()
            join fund in db.FundSources.AsNoTracking() on call.FundSourceId equals fund.Id
            where call.Status != CallStatus.Draft && call.Status != CallStatus.Scheduled
            orderby fund.Name, call.Reference
            select new
            {
                fund.Code,
                fund.Name,
                call.Id,
                call.Reference,
                call.Title,
                call.Ceiling,
                call.OpensOn,
            }
        ).ToListAsync(ct);
        var shown = calls.Where(c => c.OpensOn.Year == query.Year || awards.Contains(c.Reference)).ToList();
        var accounts = shown.Select(c => Account.Ceiling(c.Reference)).ToList();
        var left = await db.Set<AccountBalance>()
            .AsNoTracking()
            .Where(b => accounts.Contains(b.Account))
            .ToDictionaryAsync(b => b.Account, b => b.Amount, ct);
        return
        [
            .. shown.Select(c => new FundUseRow(
                c.Code,
                c.Name,
                c.Id,
                c.Reference,
                c.Title,
                c.Ceiling,
                Money.Sum(awards[c.Reference].Select(a => a.Committed)),
                Money.Sum(awards[c.Reference].Select(a => a.Obligated)),
                Money.Sum(awards[c.Reference].Select(a => a.Paid)),
                new Money(left.GetValueOrDefault(Account.Ceiling(c.Reference)))
            )),
        ];
    }
}
