using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>How old what stands in suspense is.</summary>
[RequirePermission(Permission.MatchStatements, Permission.ApprovePayouts, Permission.ViewLedger)]
public sealed record SuspenseAges : IQuery<IReadOnlyList<SuspenseAge>>;

/// <summary>Lines from so many days old up to the next band; what came and what went apart.</summary>
public sealed record SuspenseAge(int FromDays, int? ToDays, int Lines, Money Came, Money Went);

internal sealed class SuspenseAgesHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<SuspenseAges, IReadOnlyList<SuspenseAge>>
{
    private static readonly (int From, int? To)[] Bands = [(0, 1), (2, 7), (8, 30), (31, null)];

    protected override async Task<IReadOnlyList<SuspenseAge>> Handle(SuspenseAges query, CancellationToken ct)
    {
        var days = await db.Set<StatementLine>()
            .VisibleTo(actor)
            .Where(l =>
                l.Status == LineStatus.Suspense || l.Status == LineStatus.Proposed || l.Status == LineStatus.RefundDue
            )
            .GroupBy(l => new { l.BookedOn, l.Direction })
            .Select(g => new
            {
                g.Key.BookedOn,
                g.Key.Direction,
                Lines = g.Count(),
                Rupiah = g.Sum(l => (long)(object)l.Amount),
            })
            .ToListAsync(ct);
        var today = clock.Today().DayNumber;
        return
        [
            .. Bands.Select(band =>
            {
                var within = days.Where(d =>
                        today - d.BookedOn.DayNumber is var age && age >= band.From && age <= (band.To ?? int.MaxValue)
                    )
                    .ToList();
                return new SuspenseAge(
                    band.From,
                    band.To,
                    within.Sum(d => d.Lines),
                    new Money(within.Where(d => d.Direction == LineDirection.In).Sum(d => d.Rupiah)),
                    new Money(within.Where(d => d.Direction == LineDirection.Out).Sum(d => d.Rupiah))
                );
            }),
        ];
    }
}
