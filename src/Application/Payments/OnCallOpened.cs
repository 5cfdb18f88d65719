using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments;

/// <summary>Puts the ceiling of an opened call into the books; opened again, only the difference.</summary>
internal sealed class OnCallOpened(IProgrammeDb db, ILedger ledger, TimeProvider clock)
    : IDomainEventHandler<CallOpened>
{
    public async Task Handle(CallOpened happened, CancellationToken ct)
    {
        var call = (await db.FundingCalls.FindAsync([happened.CallId], ct))!;
        var fund = (await db.FundSources.FindAsync([call.FundSourceId], ct))!.Code;
        var (budget, ceiling) = (Account.Budget(fund), Account.Ceiling(call.Reference));
        var before = await db
            .LedgerEvents.AsNoTracking()
            .Where(e => e.SourceId == call.Id.Value && e.Kind == LedgerEventKind.CeilingSet)
            .SelectMany(e => e.Transfers)
            .Select(t => new { t.Debit, Rupiah = (long)(object)t.Amount })
            .ToListAsync(ct);
        var posted = before.Sum(t => t.Debit == budget ? t.Rupiah : -t.Rupiah);
        var change = call.Ceiling.Rupiah - posted;
        if (change == 0)
            return;
        var amount = new Money(Math.Abs(change));
        await ledger.Post(
            LedgerEvent.Record(
                LedgerEventIds.Of($"ceiling:{before.Count + 1}", call.Id.Value),
                LedgerEventKind.CeilingSet,
                clock.Today(),
                fund,
                new LedgerSource("call", call.Id.Value, call.Reference),
                [change > 0 ? Transfer.Of(budget, ceiling, amount) : Transfer.Of(ceiling, budget, amount)]
            ),
            ct
        );
    }
}
