using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Proposals that wait for another person's word. Who decided the plan is told so when trying.</summary>
internal sealed class RestructuringTasks(IProgrammeDb db) : ITaskSource
{
    private const int Shown = 50;

    public async Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct)
    {
        if (!actor.May(Permission.ApproveRestructuring))
            return [];
        var by = actor.StaffId;
        var rows = await db
            .LoanRestructurings.AsNoTracking()
            .VisibleTo(actor, db)
            .Where(r => r.Status == RestructuringStatus.Proposed && r.ProposedById != by)
            .OrderBy(r => r.ValidUntil)
            .Take(Shown)
            .Select(r => new
            {
                r.Id,
                r.Reference,
                r.ValidUntil,
                Name = db.Returnees.Where(p => p.Id == r.ReturneeId).Select(p => p.FullName).First(),
            })
            .ToListAsync(ct);
        return
        [
            .. rows.Select(r => new InboxTask("approve-restructuring", r.Id.Value, r.Name, r.Reference, r.ValidUntil)),
        ];
    }
}

/// <summary>A new schedule to agree to.</summary>
internal sealed class RestructuringNextStep(IProgrammeDb db) : INextStepSource
{
    public int Order => 35;

    public async Task<NextStep?> For(Id<Returnee> returnee, DateOnly today, CancellationToken ct) =>
        await db
            .LoanRestructurings.AsNoTracking()
            .Where(r => r.ReturneeId == returnee && r.Status == RestructuringStatus.Approved && r.ValidUntil >= today)
            .OrderBy(r => r.ValidUntil)
            .Select(r => new
            {
                r.Id,
                r.Reference,
                r.ValidUntil,
            })
            .FirstOrDefaultAsync(ct)
            is { } waiting
            ? new NextStep("agree-restructuring", waiting.Id.Value, waiting.ValidUntil, false, waiting.Reference)
            : null;
}
