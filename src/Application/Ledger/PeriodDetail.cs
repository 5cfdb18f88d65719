using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Ledger;

/// <summary>One month of the books: its state, what must be seen to before it closes, who did what.</summary>
[RequirePermission(Permission.ViewLedger)]
public sealed record PeriodDetail(DateOnly Month) : IQuery<PeriodPage>;

/// <param name="Open">What is not finished in it; an empty list where all is.</param>
/// <param name="ProofHolds">The latest proof found nothing, lately.</param>
/// <param name="Seal">The end of the chain at its closing.</param>
/// <param name="Events">Posted in it.</param>
public sealed record PeriodPage(
    AccountingPeriod Period,
    bool IsOver,
    bool EarlierAreClosed,
    IReadOnlyList<ClosingPoint> Open,
    BookProof? Proof,
    bool ProofHolds,
    LedgerSeal? Seal,
    int Events,
    string? Proposer,
    string? ClosedBy,
    bool ActorMayPropose,
    bool ActorMayConfirm,
    bool ActorMaySendBack,
    IReadOnlyList<HistoryRow> History
);

internal sealed class PeriodDetailHandler(
    IProgrammeDb db,
    IActor actor,
    IEnumerable<IClosingCheck> checks,
    TimeProvider clock
) : QueryHandler<PeriodDetail, PeriodPage>
{
    protected override async Task<PeriodPage> Handle(PeriodDetail query, CancellationToken ct)
    {
        var month = AccountingPeriod.MonthOf(query.Month);
        if (month > clock.Today())
            throw new NotFoundException(nameof(AccountingPeriod));
        var period =
            await db.Set<AccountingPeriod>().AsNoTracking().SingleOrDefaultAsync(p => p.Month == month, ct)
            ?? AccountingPeriod.Of(month, (await db.ClosedMonths(ct)).Contains(month));
        var last = period.LastDay;
        var proof = await db.LatestProof(ct);
        var mine = period.ProposedById == actor.StaffId;
        return new PeriodPage(
            period,
            last < clock.Today(),
            await db.EarlierAreClosed(month, ct),
            period.TakesPostings ? await checks.OpenIn(month, ct) : [],
            proof,
            proof.Holds(clock.GetUtcNow()),
            await db.Set<LedgerSeal>()
                .AsNoTracking()
                .Where(s => s.Month == month)
                .OrderByDescending(s => s.No)
                .FirstOrDefaultAsync(ct),
            await db.LedgerEvents.CountAsync(e => e.EffectiveOn >= month && e.EffectiveOn <= last, ct),
            await Name(period.ProposedById, ct),
            await Name(period.ClosedById, ct),
            actor.May(Permission.ProposePeriods) && !period.WaitsForConfirmation,
            actor.May(Permission.ConfirmPeriods) && period.WaitsForConfirmation && !mine,
            period.WaitsForConfirmation && (mine || actor.May(Permission.ConfirmPeriods)),
            await db.HistoryOf(period.Id.Value, ct)
        );
    }

    private async Task<string?> Name(Id<StaffMember>? id, CancellationToken ct) =>
        id is null ? null : await db.Staff.Where(s => s.Id == id).Select(s => s.FullName).SingleOrDefaultAsync(ct);
}
