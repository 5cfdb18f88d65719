using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>A file as its owner and staff read it: numbers masked, names of places and people resolved.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.RegisterReturnees, Permission.BrowseReturnees)]
public sealed record ReturneeDetail(Id<Returnee> ReturneeId) : IQuery<ReturneeFile>;

internal sealed class ReturneeDetailHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<ReturneeDetail, ReturneeFile>
{
    protected override async Task<ReturneeFile> Handle(ReturneeDetail query, CancellationToken ct)
    {
        var file =
            await db.Returnees.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(r => r.Id == query.ReturneeId, ct)
            ?? throw new NotFoundException(nameof(Returnee));
        var staff = await StaffNames(file, ct);
        return new ReturneeFile
        {
            File = file,
            MayEdit = actor.Kind != ActorKind.Staff || file.RegisteredById == actor.StaffId,
            Address = await db.PlaceOf(file.Village, ct),
            RegisteredBy = NameOf(file.RegisteredById),
            VerifiedBy = NameOf(file.VerifiedById),
            Papers = await Papers(file, ct),
            Missing = file.Missing(),
            Warnings = actor.May(Permission.VerifyReturnees) ? file.Warnings(clock.Today()) : [],
            Duplicates = actor.May(Permission.VerifyReturnees) ? await Duplicates(file.Id, ct) : [],
            History = await db.HistoryOf(file.Id.Value, ct),
        };

        string? NameOf(Id<StaffMember>? id) => id is { } known ? staff.GetValueOrDefault(known) : null;
    }

    private Task<Dictionary<Id<StaffMember>, string>> StaffNames(Returnee file, CancellationToken ct)
    {
        var ids = new[] { file.RegisteredById, file.VerifiedById }.OfType<Id<StaffMember>>().ToList();
        return db
            .Staff.Where(s => ids.Contains(s.Id))
            .Select(s => new { s.Id, Text = s.FullName + ", " + s.Office })
            .ToDictionaryAsync(s => s.Id, s => s.Text, ct);
    }

    private async Task<IReadOnlyList<PaperRow>> Papers(Returnee file, CancellationToken ct)
    {
        var ids = file.Documents.ConvertAll(d => d.FileId);
        var names = await db
            .Files.Where(f => ids.Contains(f.Id))
            .Select(f => new
            {
                f.Id,
                f.FileName,
                f.Size,
            })
            .ToDictionaryAsync(f => f.Id, ct);
        return
        [
            .. file
                .Documents.OrderBy(d => d.Kind)
                .ThenBy(d => d.AddedAt)
                .Select(d => new PaperRow(
                    d.Id,
                    d.Kind,
                    d.FileId,
                    names.GetValueOrDefault(d.FileId)?.FileName ?? "",
                    names.GetValueOrDefault(d.FileId)?.Size ?? 0,
                    d.AddedAt
                )),
        ];
    }

    private async Task<IReadOnlyList<DuplicateRow>> Duplicates(Id<Returnee> id, CancellationToken ct) =>
        await (
            from warning in db.Set<DuplicateWarning>().AsNoTracking()
            where warning.ReturneeId == id
            join other in db.Returnees on warning.OtherId equals other.Id
            orderby warning.FoundAt
            select new DuplicateRow(
                warning.Id,
                other.Id,
                other.Reference,
                other.FullName,
                other.Status,
                warning.Verdict,
                warning.Note
            )
        ).ToListAsync(ct);
}
