using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>
/// Lines of statements, the oldest first; without a filter those still to be known. Filters: <c>status</c>, <c>direction</c>,
/// <c>fund</c>, <c>statement</c>, <c>mine</c>; search: text, bank's reference, number.
/// </summary>
[RequirePermission(Permission.MatchStatements, Permission.ApprovePayouts, Permission.ViewLedger)]
public sealed record SuspenseList(ListQuery Query) : IQuery<Slice<SuspenseRow>>;

/// <param name="Days">How old the line is.</param>
public sealed record SuspenseRow(
    Id<StatementLine> Id,
    DateOnly BookedOn,
    int Days,
    string Description,
    string? BankReference,
    string Fund,
    string Statement,
    LineDirection Direction,
    Money Amount,
    LineStatus Status,
    string? AssignedTo,
    string? MatchedReference
);

internal sealed class SuspenseListHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<SuspenseList, Slice<SuspenseRow>>
{
    private static readonly Sorts<StatementLine, Id<StatementLine>> Sorts = new Sorts<StatementLine, Id<StatementLine>>(
        l => l.Id
    )
        .By("booked", l => l.BookedOn)
        .By("amount", l => l.Amount);

    protected override Task<Slice<SuspenseRow>> Handle(SuspenseList query, CancellationToken ct)
    {
        var list = query.Query;
        var lines = db.Set<StatementLine>().VisibleTo(actor);
        lines = list.Choice<LineStatus>("status") is { } status
            ? lines.Where(l => l.Status == status)
            : lines.Where(l =>
                list["statement"] != null
                || l.Status == LineStatus.Suspense
                || l.Status == LineStatus.Proposed
                || l.Status == LineStatus.RefundDue
            );
        if (list.Choice<LineDirection>("direction") is { } direction)
            lines = lines.Where(l => l.Direction == direction);
        if (list["fund"] is { } fund)
            lines = lines.Where(l => db.FundSources.Any(f => f.Id == l.FundSourceId && f.Code == fund));
        if (list["statement"] is { } statement)
            lines = lines.Where(l => db.Set<Statement>().Any(s => s.Id == l.StatementId && s.Reference == statement));
        if (list["mine"] is not null)
            lines = lines.Where(l => l.AssignedToId == actor.StaffId);
        if (list.Search is { } words)
        {
            var pattern = words.ToLowerInvariant().ToPattern();
            lines = lines.Where(l =>
                EF.Functions.Like(l.Description.ToLower(), pattern)
                || EF.Functions.Like(l.BankReference!.ToLower(), pattern)
                || EF.Functions.Like(l.MatchedReference!.ToLower(), pattern)
            );
        }

        var today = clock.Today();
        return lines.Slice(
            list,
            Sorts,
            l => new SuspenseRow(
                l.Id,
                l.BookedOn,
                today.DayNumber - l.BookedOn.DayNumber,
                l.Description,
                l.BankReference,
                db.FundSources.Where(f => f.Id == l.FundSourceId).Select(f => f.Code).First(),
                db.Set<Statement>().Where(s => s.Id == l.StatementId).Select(s => s.Reference).First(),
                l.Direction,
                l.Amount,
                l.Status,
                db.Staff.Where(m => m.Id == l.AssignedToId).Select(m => m.FullName).FirstOrDefault(),
                l.MatchedReference
            ),
            ct
        );
    }
}
