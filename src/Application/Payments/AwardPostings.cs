using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments;

/// <summary>
/// How an award (grant or loan) uses its call's ceiling: committed when awarded, spent when paid, released when cancelled.
/// The database refuses what would pass the ceiling.
/// </summary>
internal sealed class AwardPostings(IProgrammeDb db, ILedger ledger, IOnceGate gate)
{
    /// <summary>The fund's code and the call's number, by which accounts are named.</summary>
    public async Task<AwardAccounts> Accounts(Id<FundingCall> call, CancellationToken ct) =>
        await (
            from c in db.FundingCalls.AsNoTracking()
            where c.Id == call
            join f in db.FundSources.AsNoTracking() on c.FundSourceId equals f.Id
            select new AwardAccounts(f.Code, c.Reference)
        ).SingleAsync(ct);

    /// <summary>Promises the amount: of the call's ceiling, and of its fund's ceilings for that year and the region of the plan.</summary>
    public async Task Commit(
        Id<FundingCall> call,
        LedgerSource award,
        RegionCode region,
        Money amount,
        DateOnly on,
        CancellationToken ct
    )
    {
        var accounts = await Accounts(call, ct);
        await gate.Pass(FundCeilings.Gate(accounts.Fund, on.Year), ct);
        var fund = await db.FundingCalls.Where(c => c.Id == call).Select(c => c.FundSourceId).SingleAsync(ct);
        var ceilings = await db.Set<FundCeiling>()
            .AsNoTracking()
            .Where(c => c.FundSourceId == fund && c.Year == on.Year)
            .ToListAsync(ct);
        await ledger.Post(
            LedgerEvent.Record(
                LedgerEventIds.Of("committed", award.Id),
                LedgerEventKind.Committed,
                on,
                accounts.Fund,
                award,
                [
                    Transfer.Of(Account.Ceiling(accounts.Call), Account.Committed(award.Reference), amount),
                    .. ceilings
                        .Where(c => c.Region is null || c.Region.Contains(region))
                        .Select(c => c.KeyOf(accounts.Fund))
                        .Order(StringComparer.Ordinal)
                        .Select(key => Transfer.Of(Account.FundCeiling(key), Account.FundUsed(key), amount)),
                ]
            ),
            ct
        );
    }

    /// <summary>Gives a part of the commitment back to the ceiling. <paramref name="part"/> is the tranche cancelled, or the award itself.</summary>
    public async Task Release(
        Id<FundingCall> call,
        LedgerSource award,
        Guid part,
        Money amount,
        DateOnly on,
        CancellationToken ct
    )
    {
        var accounts = await Accounts(call, ct);
        var committed = LedgerEventIds.Of("committed", award.Id);
        var used = await db
            .LedgerEvents.AsNoTracking()
            .Where(e => e.Id == committed)
            .SelectMany(e => e.Transfers)
            .OrderBy(t => t.No)
            .Select(t => t.Debit)
            .ToListAsync(ct);
        await ledger.Post(
            LedgerEvent.Record(
                LedgerEventIds.Of("released", part),
                LedgerEventKind.CommitmentReleased,
                on,
                accounts.Fund,
                award,
                [
                    Transfer.Of(Account.Committed(award.Reference), Account.Ceiling(accounts.Call), amount),
                    .. used.Where(a => a.Kind == AccountKind.FundCeiling)
                        .Select(a => Transfer.Of(Account.FundUsed(a.Owner), a, amount)),
                ]
            ),
            ct
        );
    }

    /// <summary>The memorandum that goes with a payment: no longer committed, but spent.</summary>
    public static Transfer Spent(AwardAccounts accounts, string award, Money amount) =>
        Transfer.Of(Account.Committed(award), Account.Spent(accounts.Call), amount);
}

internal sealed record AwardAccounts(string Fund, string Call);
