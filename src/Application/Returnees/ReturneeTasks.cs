using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Files to verify, like files to tell apart, and changed accounts to confirm.</summary>
internal sealed class ReturneeTasks(IProgrammeDb db) : ITaskSource
{
    private const int Most = 50;

    /// <summary>The office answers within a working week.</summary>
    private const int DaysToVerify = 7;

    public async Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct)
    {
        if (!actor.May(Permission.VerifyReturnees))
            return [];
        var files = await db
            .Returnees.AsNoTracking()
            .VisibleTo(actor)
            .Where(r =>
                r.Status == ReturneeStatus.Submitted
                || (r.Status == ReturneeStatus.Verified && r.BankAccount != null && r.BankAccount.ConfirmedAt == null)
            )
            .OrderBy(r => r.SubmittedAt)
            .Take(Most)
            .Select(r => new
            {
                r.Id,
                r.FullName,
                r.Reference,
                r.Status,
                r.SubmittedAt,
                ChangedAt = (DateTimeOffset?)r.BankAccount!.ChangedAt,
                IsDoubtful = db.Set<DuplicateWarning>().Any(w => w.ReturneeId == r.Id && w.Verdict == null),
            })
            .ToListAsync(ct);
        return
        [
            .. files.Select(f =>
                f.Status == ReturneeStatus.Verified
                    ? new InboxTask("confirm-account", f.Id.Value, f.FullName, f.Reference, DayOf(f.ChangedAt))
                    : new InboxTask(
                        f.IsDoubtful ? "judge-duplicate" : "verify-returnee",
                        f.Id.Value,
                        f.FullName,
                        f.Reference,
                        DayOf(f.SubmittedAt)?.AddDays(DaysToVerify)
                    )
            ),
        ];
    }

    private static DateOnly? DayOf(DateTimeOffset? at) => at is { } moment ? ProgrammeCalendar.DateOf(moment) : null;
}

/// <summary>The file to fill in, to correct, or to wait for.</summary>
internal sealed class ProfileNextStep(IProgrammeDb db) : INextStepSource
{
    public int Order => 10;

    public async Task<NextStep?> For(Id<Returnee> returnee, DateOnly today, CancellationToken ct)
    {
        var status = await db
            .Returnees.AsNoTracking()
            .Where(r => r.Id == returnee)
            .Select(r => r.Status)
            .SingleAsync(ct);
        return status switch
        {
            ReturneeStatus.Draft => new NextStep("complete-profile", returnee.Value, null, false),
            ReturneeStatus.ReturnedForCorrection => new NextStep("correct-profile", returnee.Value, null, false),
            ReturneeStatus.Submitted => new NextStep("wait-for-verification", returnee.Value, null, true),
            ReturneeStatus.Rejected => new NextStep("profile-rejected", returnee.Value, null, true),
            ReturneeStatus.Suspended => new NextStep("profile-suspended", returnee.Value, null, true),
            _ => null,
        };
    }
}
