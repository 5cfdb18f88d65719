using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Hands every late loan of a region that is nobody's yet to one officer. Gives how many.</summary>
[RequirePermission(Permission.CollectLoans)]
public sealed record AssignCollectors(RegionCode Region, Id<StaffMember> OfficerId) : ICommand<int>;

internal sealed class AssignCollectorsHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<AssignCollectors, int>
{
    private const int Most = 500;

    protected override async Task<int> Handle(AssignCollectors command, CancellationToken ct)
    {
        var today = clock.Today();
        var officer =
            await db.Staff.FindAsync([command.OfficerId], ct) ?? throw new NotFoundException(nameof(StaffMember));
        var ids = await db
            .Loans.VisibleTo(actor)
            .Where(l => l.Status == LoanStatus.Disbursed && l.OldestUnpaidOn < today && l.CollectorId == null)
            .Where(l => EF.Functions.Like((string)(object)l.Region, command.Region.Value + "%"))
            .OrderBy(l => l.Id)
            .Select(l => l.Id)
            .Take(Most)
            .ToListAsync(ct);
        foreach (var id in ids)
            await db.Lock(id, ct);
        var loans = await db.Loans.IgnoreAutoIncludes().Where(l => ids.Contains(l.Id)).ToListAsync(ct);
        foreach (var loan in loans)
            loan.AssignTo(officer);
        return loans.Count;
    }
}
