using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>Adds a photo (<c>photo</c>) or a document the call wants (its code) to a plan.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record AttachToPlan(Id<BusinessPlan> PlanId, string Kind, Upload File) : ICommand<Id<StoredFile>>;

/// <summary>Takes a photo or document out of a plan; the file itself stays, for earlier versions show it.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record DetachFromPlan(Id<BusinessPlan> PlanId, Id<StoredFile> FileId) : ICommand;

internal sealed class AttachToPlanHandler(IProgrammeDb db, IActor actor, IFileKeeper files, TimeProvider clock)
    : CommandHandler<AttachToPlan, Id<StoredFile>>
{
    protected override async Task<Id<StoredFile>> Handle(AttachToPlan command, CancellationToken ct)
    {
        var plan = await db.PlanToChange(command.PlanId, actor, ct);
        var call = await db.CallToRead(plan.CallId, ct);
        var file = await files.Keep(command.File, FilePurpose.PlanAttachment, plan.Id.Value, plan.ReturneeId.Value, ct);
        plan.Attach(new PlanAttachment(file, command.Kind, command.File.FileName, clock.GetUtcNow()), call);
        return file;
    }
}

internal sealed class DetachFromPlanHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<DetachFromPlan>
{
    protected override async Task Handle(DetachFromPlan command, CancellationToken ct) =>
        (await db.PlanToChange(command.PlanId, actor, ct)).Detach(command.FileId, clock.GetUtcNow());
}

/// <summary>Who sees the plan sees its photos and documents; reviewers see the photos only, for papers name their holder.</summary>
internal sealed class PlanAttachmentPermission(IProgrammeDb db) : IFilePermission
{
    public FilePurpose Purpose => FilePurpose.PlanAttachment;

    public async Task<bool> MayRead(StoredFile file, IActor actor, CancellationToken ct)
    {
        var id = new Id<BusinessPlan>(file.OwnerId);
        var files = await db
            .BusinessPlans.VisibleTo(actor)
            .Where(p => p.Id == id)
            .Select(p => p.Attachments)
            .SingleOrDefaultAsync(ct);
        if (files is null)
            return false;
        return actor.Kind != ActorKind.Staff
            || actor.May(Permission.ViewPlans)
            || files.Any(f => f.FileId == file.Id && f.Kind == PlanAttachment.Photo);
    }
}
