using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>What the gateway says against what the books say, every difference with its age, and what waits for a person.</summary>
[RequirePermission(Permission.ViewLedger)]
public sealed record GatewayDesk : IQuery<GatewayDeskPage>;

public sealed record GatewayDeskPage(
    GatewayComparison? Comparison,
    IReadOnlyList<GatewayOrderRow> Orders,
    IReadOnlyList<OnlinePaymentRow> Concerns,
    IReadOnlyList<GatewayMovementRow> Movements,
    IReadOnlyList<GatewayEventRow> Parked,
    DateTimeOffset Now
);

/// <summary>Sen. The gateway's balance should be the books, less what is on its way to recipients, and what nobody has booked yet.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GatewayComparison(
    DateTimeOffset At,
    int Missed,
    long Gateway,
    long Books,
    long OnTheWay,
    long Unbooked
)
{
    public long Difference => Gateway - (Books - OnTheWay + Unbooked);
}

public sealed record GatewayOrderRow(
    Id<GatewayOrder> Id,
    GatewayOrderKind Kind,
    GatewayOrderStatus Status,
    string SubjectReference,
    DateTimeOffset MadeAt,
    DateTimeOffset? FirstSentAt,
    int Tries,
    string? Fault,
    string? RequestId,
    bool WaitsForDecision
);

public sealed record OnlinePaymentRow(
    Id<OnlinePayment> Id,
    string Reference,
    string SubjectReference,
    string Name,
    Money Asked,
    Money CameIn,
    OnlinePaymentStatus Status,
    string Concern,
    DateTimeOffset MadeAt
);

public sealed record GatewayMovementRow(
    string Id,
    string Type,
    string? Source,
    long Net,
    DateTimeOffset CreatedAt,
    bool IsForPeople
);

public sealed record GatewayEventRow(
    string Id,
    string Type,
    string? Note,
    string? ApiVersion,
    DateTimeOffset CreatedAt
);

internal sealed class GatewayDeskHandler(IProgrammeDb db, TimeProvider clock)
    : QueryHandler<GatewayDesk, GatewayDeskPage>
{
    private const int Shown = 100;

    protected override async Task<GatewayDeskPage> Handle(GatewayDesk query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return new GatewayDeskPage(
            await Compare(ct),
            await Orders(now, ct),
            await Concerns(ct),
            await Movements(ct),
            await Parked(ct),
            now
        );
    }

    private async Task<GatewayComparison?> Compare(CancellationToken ct)
    {
        var last = await db.Set<GatewayCheck>().AsNoTracking().OrderByDescending(c => c.At).FirstOrDefaultAsync(ct);
        if (last is null)
            return null;
        var unbooked = await db.Set<GatewayMovement>().Where(m => m.Match == null).SumAsync(m => m.Net, ct);
        return new GatewayComparison(
            last.At,
            last.Missed,
            last.Balance,
            Sen.PerRupiah * await Books(ct),
            Sen.PerRupiah * await OnTheWay(ct),
            unbooked
        );
    }

    private async Task<long> Books(CancellationToken ct)
    {
        var transfers = db.LedgerEvents.SelectMany(e => e.Transfers);
        var @in = await transfers
            .Where(t => EF.Functions.Like((string)(object)t.Debit, "gateway:%"))
            .SumAsync(t => (long)(object)t.Amount, ct);
        var @out = await transfers
            .Where(t => EF.Functions.Like((string)(object)t.Credit, "gateway:%"))
            .SumAsync(t => (long)(object)t.Amount, ct);
        return @in - @out;
    }

    /// <summary>Transferred to a recipient's balance, not yet reported paid, and not taken back: the books still have it.</summary>
    private Task<long> OnTheWay(CancellationToken ct) =>
        db
            .Payouts.Where(p => p.GatewayHolds && p.Status != PayoutStatus.Paid)
            .Where(p =>
                db.Set<GatewayOrder>()
                    .Any(o =>
                        o.Kind == GatewayOrderKind.Transfer
                        && o.Status == GatewayOrderStatus.Succeeded
                        && o.Attempt == p.Attempt
                        && o.SubjectId == (Guid)(object)p.Id
                    )
            )
            .SumAsync(p => (long)(object)p.Amount, ct);

    private async Task<IReadOnlyList<GatewayOrderRow>> Orders(DateTimeOffset now, CancellationToken ct) =>
        await db.Set<GatewayOrder>()
            .AsNoTracking()
            .Where(o =>
                o.Status == GatewayOrderStatus.Unknown
                || (o.Status != GatewayOrderStatus.Succeeded && o.Status != GatewayOrderStatus.Rejected)
                    && o.MadeAt < now - GatewayOrder.Patience
                || o.Status == GatewayOrderStatus.Rejected
                    && o.Kind == GatewayOrderKind.TakeBack
                    && db.Payouts.Any(p => (Guid)(object)p.Id == o.SubjectId && p.GatewayHolds)
            )
            .OrderBy(o => o.MadeAt)
            .Take(Shown)
            .Select(o => new GatewayOrderRow(
                o.Id,
                o.Kind,
                o.Status,
                o.SubjectReference,
                o.MadeAt,
                o.FirstSentAt,
                o.Tries,
                o.Fault,
                o.RequestId,
                o.Status == GatewayOrderStatus.Unknown && o.NextAt == null
            ))
            .ToListAsync(ct);

    private async Task<IReadOnlyList<OnlinePaymentRow>> Concerns(CancellationToken ct) =>
        await db.Set<OnlinePayment>()
            .AsNoTracking()
            .Where(p => p.Concern != null)
            .OrderBy(p => p.MadeAt)
            .Take(Shown)
            .Select(p => new OnlinePaymentRow(
                p.Id,
                p.Reference,
                p.SubjectReference,
                db.Returnees.Where(r => r.Id == p.ReturneeId).Select(r => r.FullName).First(),
                p.Amount,
                p.StrangeAmount,
                p.Status,
                p.Concern!,
                p.MadeAt
            ))
            .ToListAsync(ct);

    private async Task<IReadOnlyList<GatewayMovementRow>> Movements(CancellationToken ct) =>
        (
            await db.Set<GatewayMovement>()
                .AsNoTracking()
                .Where(m => m.Match == null)
                .OrderBy(m => m.CreatedAt)
                .Take(Shown)
                .ToListAsync(ct)
        ).ConvertAll(m => new GatewayMovementRow(m.Id, m.Type, m.Source, m.Net, m.CreatedAt, m.IsForPeople));

    private async Task<IReadOnlyList<GatewayEventRow>> Parked(CancellationToken ct) =>
        await db.Set<GatewayEvent>()
            .AsNoTracking()
            .Where(e => e.Status == GatewayEventStatus.Parked)
            .OrderBy(e => e.CreatedAt)
            .Take(Shown)
            .Select(e => new GatewayEventRow(e.Id, e.Type, e.Note, e.ApiVersion, e.CreatedAt))
            .ToListAsync(ct);
}
