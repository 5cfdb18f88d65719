using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Agreements;

/// <summary>Agreements to offer, and signed ones that wait for the office's signature.</summary>
internal sealed class AgreementTasks(IProgrammeDb db) : ITaskSource
{
    private const int Shown = 50;

    public async Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct)
    {
        List<InboxTask> tasks = [];
        if (actor.May(Permission.OfferAgreements))
            tasks.AddRange(await Of(AgreementStatus.Prepared, "offer-agreement", actor, ct));
        if (actor.May(Permission.DecidePlans))
            tasks.AddRange(await Of(AgreementStatus.Signed, "countersign-agreement", actor, ct));
        return tasks;
    }

    private async Task<List<InboxTask>> Of(AgreementStatus status, string kind, IActor actor, CancellationToken ct)
    {
        var rows = await db
            .Agreements.AsNoTracking()
            .VisibleTo(actor, db)
            .Where(a => a.Status == status)
            .OrderBy(a => a.Id)
            .Take(Shown)
            .Select(a => new
            {
                a.Id,
                a.Reference,
                Since = a.SignedAt ?? a.PreparedAt,
                Name = db.Returnees.Where(r => r.Id == a.ReturneeId).Select(r => r.FullName).First(),
            })
            .ToListAsync(ct);
        return
        [
            .. rows.Select(r => new InboxTask(
                kind,
                r.Id.Value,
                r.Name,
                r.Reference,
                ProgrammeCalendar.DateOf(r.Since).AddDays(2)
            )),
        ];
    }
}

/// <summary>An agreement to sign, or one that waits for the office.</summary>
internal sealed class AgreementNextStep(IProgrammeDb db) : INextStepSource
{
    public int Order => 20;

    public async Task<NextStep?> For(Id<Returnee> returnee, DateOnly today, CancellationToken ct)
    {
        var open = await db
            .Agreements.AsNoTracking()
            .Where(a =>
                a.ReturneeId == returnee
                && (a.Status == AgreementStatus.OfferedToSign || a.Status == AgreementStatus.Signed)
            )
            .OrderBy(a => a.Status == AgreementStatus.Signed)
            .ThenBy(a => a.SignBy)
            .Select(a => new
            {
                a.Id,
                a.Reference,
                a.Status,
                a.SignBy,
            })
            .FirstOrDefaultAsync(ct);
        if (open is null)
            return null;
        return open.Status == AgreementStatus.OfferedToSign
            ? new NextStep("sign-agreement", open.Id.Value, open.SignBy, false, open.Reference)
            : new NextStep("wait-countersignature", open.Id.Value, null, true, open.Reference);
    }
}
