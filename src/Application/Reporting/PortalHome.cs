using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reporting;

/// <summary>What a returnee sees first: what to do next, how far they have come, what was written and issued to them.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record PortalHome : IQuery<PortalHomePage>;

/// <param name="Next">Null where nothing is to be done or waited for.</param>
/// <param name="Lookers">How many members of staff looked at masked numbers or papers within <see cref="LookDays"/> days.</param>
public sealed record PortalHomePage(
    string Name,
    NextStep? Next,
    IReadOnlyList<JourneyStep> Path,
    IReadOnlyList<MessageHead> Messages,
    int Lookers,
    IReadOnlyList<OwnDocument> Documents
)
{
    public const int LookDays = 30;
}

public sealed record MessageHead(Id<Message> Id, string Subject, DateTimeOffset At, bool IsRead);

/// <summary>A letter of the programme to the person.</summary>
public sealed record OwnDocument(
    DocumentKind Kind,
    string Reference,
    DateOnly IssuedOn,
    Id<StoredFile> FileId,
    string Code
);

internal sealed class PortalHomeHandler(
    IProgrammeDb db,
    IActor actor,
    TimeProvider clock,
    IEnumerable<INextStepSource> sources
) : QueryHandler<PortalHome, PortalHomePage>
{
    private const int Messages = 3;
    private const int Documents = 6;

    protected override async Task<PortalHomePage> Handle(PortalHome query, CancellationToken ct)
    {
        var id = actor.ReturneeId;
        return new PortalHomePage(
            await db.Returnees.Where(r => r.Id == id).Select(r => r.FullName).SingleAsync(ct),
            await NextOf(id, ct),
            JourneyPath.Of(await db.JourneyOf(id, ct)),
            await MessagesTo(id, ct),
            await LookersAt(id, ct),
            await db.DocumentsOf(id).Take(Documents).ToListAsync(ct)
        );
    }

    /// <summary>What one can do comes before what one waits for; among those the source's order decides.</summary>
    private async Task<NextStep?> NextOf(Id<Returnee> id, CancellationToken ct)
    {
        NextStep? waiting = null;
        foreach (var source in sources.OrderBy(s => s.Order))
        {
            if (await source.For(id, clock.Today(), ct) is not { } step)
                continue;
            if (!step.Waiting)
                return step;
            waiting ??= step;
        }
        return waiting;
    }

    private async Task<List<MessageHead>> MessagesTo(Id<Returnee> id, CancellationToken ct)
    {
        Id<Returnee>? reader = id;
        return await db.Set<Message>()
            .AsNoTracking()
            .Where(m => m.ReturneeId == reader && m.Channel == MessageChannel.Inbox)
            .OrderByDescending(m => m.QueuedAt)
            .ThenByDescending(m => m.Id)
            .Take(Messages)
            .Select(m => new MessageHead(m.Id, m.Subject, m.QueuedAt, m.ReadAt != null))
            .ToListAsync(ct);
    }

    private Task<int> LookersAt(Id<Returnee> id, CancellationToken ct)
    {
        var since = clock.GetUtcNow().AddDays(-PortalHomePage.LookDays);
        return db.Set<DataAccess>()
            .Where(l => l.ReturneeId == id && l.At >= since)
            .Select(l => l.StaffId)
            .Distinct()
            .CountAsync(ct);
    }
}
