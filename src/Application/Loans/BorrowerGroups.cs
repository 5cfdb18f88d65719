using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Groups of borrowers, newest first; filtered by status, searched by number and name.</summary>
[RequirePermission(Permission.ViewLoans)]
public sealed record BorrowerGroups(ListQuery List) : IQuery<Slice<BorrowerGroupRow>>;

public sealed record BorrowerGroupRow(
    Id<BorrowerGroup> Id,
    string Reference,
    string Name,
    GroupStatus Status,
    DayOfWeek MeetingDay,
    int Members,
    int Late
);

internal sealed class BorrowerGroupsHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<BorrowerGroups, Slice<BorrowerGroupRow>>
{
    private static readonly Sorts<BorrowerGroup, Id<BorrowerGroup>> Sorts = new Sorts<BorrowerGroup, Id<BorrowerGroup>>(
        g => g.Id
    ).By("name", g => g.Name);

    protected override Task<Slice<BorrowerGroupRow>> Handle(BorrowerGroups query, CancellationToken ct)
    {
        var today = clock.Today();
        var groups = db.BorrowerGroups.VisibleTo(actor);
        if (query.List.Choice<GroupStatus>("status") is { } status)
            groups = groups.Where(g => g.Status == status);
        if (query.List.Search is { } words)
        {
            var pattern = words.ToLowerInvariant().ToPattern();
            groups = groups.Where(g =>
                EF.Functions.Like(g.Name.ToLower(), pattern, "\\")
                || EF.Functions.Like(g.Reference.ToLower(), pattern, "\\")
            );
        }
        return groups.Slice(
            query.List,
            Sorts,
            g => new BorrowerGroupRow(
                g.Id,
                g.Reference,
                g.Name,
                g.Status,
                g.MeetingDay,
                g.Members.Count,
                db.Loans.Count(l => l.GroupId == g.Id && l.Status == LoanStatus.Disbursed && l.OldestUnpaidOn < today)
            ),
            ct
        );
    }
}
