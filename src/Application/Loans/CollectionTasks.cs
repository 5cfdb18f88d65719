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
        var pressing = await Pressing(actor, today, ct);
        return
        [
            .. pressing,
            .. pressing.Count < Shown ? await NeverCalled(actor, today, Shown - pressing.Count, ct) : [],
        ];
    }

    /// <summary>The officer's own, and those of nobody whom somebody has spoken to.</summary>
    private async Task<List<InboxTask>> Pressing(IActor actor, DateOnly today, CancellationToken ct)
    {
        var me = actor.StaffId;
        var rows = await db.LateLoans(actor, today)
            .Where(l => l.CollectorId == me || (l.CollectorId == null && db.LoanContacts.Any(c => c.LoanId == l.Id)))
            .Where(l => l.Why < (int)CollectionReason.Waiting)
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

    /// <summary>Of nobody, and nobody has spoken to them: the longest late come first, straight from the index.</summary>
    private async Task<List<InboxTask>> NeverCalled(IActor actor, DateOnly today, int most, CancellationToken ct) =>
        await db
            .Loans.AsNoTracking()
            .VisibleTo(actor)
            .Where(l => l.Status == LoanStatus.Disbursed && l.OldestUnpaidOn < today && l.CollectorId == null)
            .Where(l => !db.LoanContacts.Any(c => c.LoanId == l.Id))
            .OrderBy(l => l.OldestUnpaidOn)
            .ThenBy(l => l.Id)
            .Take(most)
            .Select(l => new InboxTask(
                "late-loan",
                l.Id.Value,
                db.Returnees.Where(p => p.Id == l.ReturneeId).Select(p => p.FullName).First(),
                l.Reference,
                l.OldestUnpaidOn
            ))
            .ToListAsync(ct);

    private static string KindOf(CollectionReason why) =>
        why switch
        {
            CollectionReason.BrokenPromise => "broken-promise",
            CollectionReason.AsksForTime => "answer-postponement",
            CollectionReason.PromiseDue => "promise-due",
            _ => "late-loan",
        };
}
