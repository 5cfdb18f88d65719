using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>Keeps what was seen at the place so far, as far as it is sent.</summary>
[RequirePermission(Permission.RecordFieldVisits, Permission.AssignReviewers)]
public sealed record WriteFieldVisit(Id<FieldVisit> VisitId, IReadOnlyList<VisitFinding> Findings, VisitNotes Notes)
    : ICommand;

/// <summary>Adds a photo taken at the place.</summary>
[RequirePermission(Permission.RecordFieldVisits, Permission.AssignReviewers)]
public sealed record AddVisitPhoto(Id<FieldVisit> VisitId, Upload Photo) : ICommand<Id<StoredFile>>;

[RequirePermission(Permission.RecordFieldVisits, Permission.AssignReviewers)]
public sealed record RemoveVisitPhoto(Id<FieldVisit> VisitId, Id<StoredFile> Photo) : ICommand;

/// <summary>Closes the minutes of a visit: the plan is ready to be decided.</summary>
[RequirePermission(Permission.RecordFieldVisits, Permission.AssignReviewers)]
public sealed record RecordFieldVisit(Id<FieldVisit> VisitId, IReadOnlyList<VisitFinding> Findings, VisitNotes Notes)
    : ICommand;

internal sealed class WriteFieldVisitHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<WriteFieldVisit>
{
    protected override async Task Handle(WriteFieldVisit command, CancellationToken ct) =>
        (await db.VisitToChange(command.VisitId, actor, ct)).Take(command.Findings, command.Notes, clock.Today());
}

internal sealed class AddVisitPhotoHandler(IProgrammeDb db, IActor actor, IFileKeeper files)
    : CommandHandler<AddVisitPhoto, Id<StoredFile>>
{
    protected override async Task<Id<StoredFile>> Handle(AddVisitPhoto command, CancellationToken ct)
    {
        var visit = await db.VisitToChange(command.VisitId, actor, ct);
        var photo = await files.Keep(
            command.Photo,
            FilePurpose.FieldVisitPhoto,
            visit.Id.Value,
            visit.ReturneeId.Value,
            ct
        );
        visit.AddPhoto(photo);
        return photo;
    }
}

internal sealed class RemoveVisitPhotoHandler(IProgrammeDb db, IActor actor) : CommandHandler<RemoveVisitPhoto>
{
    protected override async Task Handle(RemoveVisitPhoto command, CancellationToken ct) =>
        (await db.VisitToChange(command.VisitId, actor, ct)).RemovePhoto(command.Photo);
}

internal sealed class RecordFieldVisitHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<RecordFieldVisit>
{
    protected override async Task Handle(RecordFieldVisit command, CancellationToken ct)
    {
        var visit = await db.VisitToChange(command.VisitId, actor, ct);
        visit.Take(command.Findings, command.Notes, clock.Today());
        visit.Record(clock.Today(), actor.StaffId, clock.GetUtcNow());
    }
}

/// <summary>The plan goes on to the panel, and the minutes are issued.</summary>
internal sealed class OnFieldVisitRecorded(IProgrammeDb db, VisitLetters letters, TimeProvider clock)
    : IDomainEventHandler<FieldVisitRecorded>
{
    public async Task Handle(FieldVisitRecorded happened, CancellationToken ct)
    {
        var plan = (await db.BusinessPlans.FindAsync([happened.PlanId], ct))!;
        plan.BecomeReadyForDecision(clock.GetUtcNow());
        var visit = (await db.FieldVisits.FindAsync([happened.VisitId], ct))!;
        await letters.Minutes(visit, plan, ct);
    }
}

/// <summary>Who sees a visit sees its photos.</summary>
internal sealed class VisitPhotoPermission(IProgrammeDb db) : IFilePermission
{
    public FilePurpose Purpose => FilePurpose.FieldVisitPhoto;

    public Task<bool> MayRead(StoredFile file, IActor actor, CancellationToken ct)
    {
        var id = new Id<FieldVisit>(file.OwnerId);
        return db.FieldVisits.VisibleTo(db, actor).AnyAsync(v => v.Id == id, ct);
    }
}

internal static class VisitWriting
{
    public static void Take(
        this FieldVisit visit,
        IReadOnlyList<VisitFinding> findings,
        VisitNotes notes,
        DateOnly today
    )
    {
        foreach (var finding in findings)
            visit.Write(finding.Code, finding.Answer, finding.Note);
        visit.Write(notes, today);
    }
}
