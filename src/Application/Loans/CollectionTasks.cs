using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Late borrowers to call or visit today: the officer's own and those of nobody, the most pressing first.</summary>
internal sealed class CollectionTasks(IProgrammeDb db) : ITaskSource
{
    private const int Shown = 50;

    public async Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct)
    {
        if (!actor.May(Permission.CollectLoans))
            return [];
        var me = actor.StaffId;
        var rows = await db.LateLoans(actor, today)
            .Where(l => l.Why < (int)CollectionReason.Waiting && (l.CollectorId == null || l.CollectorId == me))
            .OrderBy(l => l.Why)
            .ThenBy(l => l.LateSince)
            .ThenBy(l => l.Id)
            .Take(Shown)
            .Select(l => new
            {
                l.Id,
                l.Reference,
                l.LateSince,
                l.PromisedOn,
                l.Why,
                Name = db.Returnees.Where(p => p.Id == l.ReturneeId).Select(p => p.FullName).First(),
            })
            .ToListAsync(ct);
        return
        [
            .. rows.Select(l => new InboxTask(
                KindOf((CollectionReason)l.Why),
                l.Id.Value,
                l.Name,
                l.Reference,
                (CollectionReason)l.Why is CollectionReason.BrokenPromise or CollectionReason.PromiseDue
                    ? l.PromisedOn
                    : l.LateSince
            )),
        ];
    }

    private static string KindOf(CollectionReason why) =>
        why switch
        {
            CollectionReason.BrokenPromise => "broken-promise",
            CollectionReason.AsksForTime => "answer-postponement",
            CollectionReason.PromiseDue => "promise-due",
            _ => "late-loan",
        };
}
