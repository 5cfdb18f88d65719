using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Programmes;

/// <summary>Sets or changes what a fund source may promise in a year, all of it or in one region, and puts it into the books.</summary>
[RequirePermission(Permission.ManageFundSources)]
public sealed record SetFundCeiling(Id<FundSource> FundSourceId, int Year, RegionCode? Region, Money Amount)
    : ICommand<Id<FundCeiling>>;

internal sealed class SetFundCeilingHandler(IProgrammeDb db, ILedger ledger, IOnceGate gate, TimeProvider clock)
    : CommandHandler<SetFundCeiling, Id<FundCeiling>>
{
    protected override async Task<Id<FundCeiling>> Handle(SetFundCeiling command, CancellationToken ct)
    {
        var fund =
            await db.FundSources.FindAsync([command.FundSourceId], ct)
            ?? throw new NotFoundException(nameof(FundSource));
        await gate.Pass(FundCeilings.Gate(fund.Code, command.Year), ct);
        var ceiling = await db.Set<FundCeiling>()
            .SingleOrDefaultAsync(
                c => c.FundSourceId == fund.Id && c.Year == command.Year && c.Region == command.Region,
                ct
            );
        var change = command.Amount.Rupiah - (ceiling?.Amount.Rupiah ?? 0);
        if (ceiling is null)
            db.Set<FundCeiling>().Add(ceiling = await New(fund, command, ct));
        else
            ceiling.Change(command.Amount);
        if (change != 0)
            await Post(fund, ceiling, change, ct);
        return ceiling.Id;
    }

    private async Task<FundCeiling> New(FundSource fund, SetFundCeiling command, CancellationToken ct)
    {
        // What was promised before would not count against it.
        var (first, last) = (new DateOnly(command.Year, 1, 1), new DateOnly(command.Year, 12, 31));
        FundCeilingRules.BeforeFirstAward.Require(
            !await db.LedgerEvents.AnyAsync(
                e =>
                    e.Fund == fund.Code
                    && e.Kind == LedgerEventKind.Committed
                    && e.EffectiveOn >= first
                    && e.EffectiveOn <= last,
                ct
            )
        );
        return FundCeiling.Set(
            Id<FundCeiling>.New(),
            fund.Id,
            command.Year,
            command.Region,
            command.Amount,
            clock.Today()
        );
    }

    private async Task Post(FundSource fund, FundCeiling ceiling, long change, CancellationToken ct)
    {
        var (limit, left) = (Account.FundLimit(fund.Code), Account.FundCeiling(ceiling.KeyOf(fund.Code)));
        var amount = new Money(Math.Abs(change));
        var before = await db.LedgerEvents.CountAsync(
            e => e.SourceId == ceiling.Id.Value && e.Kind == LedgerEventKind.FundCeilingSet,
            ct
        );
        await ledger.Post(
            LedgerEvent.Record(
                LedgerEventIds.Of($"fund-ceiling:{before + 1}", ceiling.Id.Value),
                LedgerEventKind.FundCeilingSet,
                clock.Today(),
                fund.Code,
                new LedgerSource("fund", ceiling.Id.Value, ceiling.KeyOf(fund.Code)),
                [change > 0 ? Transfer.Of(limit, left, amount) : Transfer.Of(left, limit, amount)]
            ),
            ct
        );
    }
}
