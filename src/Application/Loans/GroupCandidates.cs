using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Borrowers who may still join a group: approved, not paid out, in no group; those of a group's region where one is given.</summary>
[RequirePermission(Permission.OfferAgreements)]
public sealed record GroupCandidates(RegionCode? Region) : IQuery<IReadOnlyList<GroupCandidate>>;

public sealed record GroupCandidate(Id<Loan> LoanId, string Name, string Reference, Money Principal);

internal sealed class GroupCandidatesHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<GroupCandidates, IReadOnlyList<GroupCandidate>>
{
    private const int Shown = 200;

    protected override async Task<IReadOnlyList<GroupCandidate>> Handle(GroupCandidates query, CancellationToken ct)
    {
        var within = (query.Region?.Value ?? "") + "%";
        return await (
            from l in db.Loans.AsNoTracking().VisibleTo(actor)
            where
                l.Status == LoanStatus.Approved
                && l.GroupId == null
                && EF.Functions.Like((string)(object)l.Region, within)
            join r in db.Returnees.AsNoTracking() on l.ReturneeId equals r.Id
            orderby r.FullName
            select new GroupCandidate(l.Id, r.FullName, l.Reference, l.Principal)
        )
            .Take(Shown)
            .ToListAsync(ct);
    }
}
