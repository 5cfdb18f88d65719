using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>Visits the actor makes or may see. Filter: <c>status</c>; search: reference of visit or plan.</summary>
[RequirePermission(Permission.RecordFieldVisits, Permission.ViewPlans)]
public sealed record FieldVisits(ListQuery List) : IQuery<Slice<FieldVisitRow>>;

public sealed record FieldVisitRow(
    Id<FieldVisit> Id,
    string Reference,
    string Plan,
    string BusinessName,
    string? District,
    FieldVisitStatus Status,
    DateOnly PlannedOn,
    TimeOnly PlannedAt,
    VisitConclusion? Conclusion
);

/// <summary>One visit with what was written down so far. Whom to meet is told to the visitors: they go there.</summary>
[RequirePermission(Permission.RecordFieldVisits, Permission.ViewPlans)]
public sealed record FieldVisitDetail(Id<FieldVisit> VisitId) : IQuery<FieldVisitPage>;

public sealed record FieldVisitPage(
    FieldVisit Visit,
    string Plan,
    string BusinessName,
    string Applicant,
    PhoneNumber? Phone,
    string Address,
    IReadOnlyList<string> Visitors,
    bool IsVisitor,
    IReadOnlyList<VisitLetter> Letters,
    IReadOnlyList<HistoryRow> History
);

public sealed record VisitLetter(DocumentKind Kind, string Reference, Id<StoredFile>? FileId);

internal sealed class FieldVisitsHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<FieldVisits, Slice<FieldVisitRow>>
{
    private static readonly Sorts<FieldVisit, Id<FieldVisit>> Sorts = new Sorts<FieldVisit, Id<FieldVisit>>(v => v.Id)
        .By("planned", v => v.PlannedOn, descending: true)
        .By("reference", v => v.Reference);

    protected override Task<Slice<FieldVisitRow>> Handle(FieldVisits query, CancellationToken ct)
    {
        var visits = db.FieldVisits.VisibleTo(db, actor);
        if (query.List.Choice<FieldVisitStatus>("status") is { } status)
            visits = visits.Where(v => v.Status == status);
        if (query.List.Search is { } words)
        {
            var pattern = words.ToLowerInvariant().ToPattern();
            visits = visits.Where(v =>
                EF.Functions.Like(v.Reference.ToLower(), pattern)
                || db.BusinessPlans.Any(p => p.Id == v.PlanId && EF.Functions.Like(p.Reference.ToLower(), pattern))
            );
        }

        return visits.Slice(
            query.List,
            Sorts,
            v => new FieldVisitRow(
                v.Id,
                v.Reference,
                db.BusinessPlans.Where(p => p.Id == v.PlanId).Select(p => p.Reference).First(),
                db.BusinessPlans.Where(p => p.Id == v.PlanId).Select(p => p.BusinessName).First(),
                db.BusinessPlans.Where(p => p.Id == v.PlanId)
                    .SelectMany(p => db.Regions.Where(g => g.Code == ((string)(object)p.Region).Substring(0, 6)))
                    .Select(g => g.Name)
                    .FirstOrDefault(),
                v.Status,
                v.PlannedOn,
                v.PlannedAt,
                v.Conclusion
            ),
            ct
        );
    }
}

internal sealed class FieldVisitDetailHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<FieldVisitDetail, FieldVisitPage>
{
    private static readonly DocumentKind[] Kinds = [DocumentKind.FieldVisitInvitation, DocumentKind.FieldVisitMinutes];

    protected override async Task<FieldVisitPage> Handle(FieldVisitDetail query, CancellationToken ct)
    {
        var visit =
            await db
                .FieldVisits.AsNoTracking()
                .VisibleTo(db, actor)
                .SingleOrDefaultAsync(v => v.Id == query.VisitId, ct)
            ?? throw new NotFoundException(nameof(FieldVisit));
        var plan = await db.BusinessPlans.AsNoTracking().SingleAsync(p => p.Id == visit.PlanId, ct);
        var person = await db
            .Returnees.Where(r => r.Id == visit.ReturneeId)
            .Select(r => new { r.FullName, r.Phone })
            .SingleAsync(ct);
        var ids = visit.VisitorIds.Select(v => new Id<StaffMember>(v)).ToList();
        var visitors = await db
            .Staff.Where(s => ids.Contains(s.Id))
            .OrderBy(s => s.FullName)
            .Select(s => s.FullName + ", " + s.Office)
            .ToListAsync(ct);
        var letters = await db
            .IssuedDocuments.AsNoTracking()
            .Where(d => d.SubjectId == plan.Id.Value && Kinds.Contains(d.Kind) && d.RevokedAt == null)
            .OrderByDescending(d => d.IssuedOn)
            .Select(d => new VisitLetter(d.Kind, d.Reference, d.FileId))
            .ToListAsync(ct);
        return new FieldVisitPage(
            visit,
            plan.Reference,
            plan.BusinessName,
            person.FullName,
            person.Phone,
            await AddressOf(plan, ct),
            visitors,
            ids.Contains(actor.StaffId),
            letters,
            await db.HistoryOf(visit.Id.Value, ct, nameof(WriteFieldVisit))
        );
    }

    private async Task<string> AddressOf(BusinessPlan plan, CancellationToken ct)
    {
        var village = plan.Answer(PlanFields.Village) is { Length: 10 } code ? code : plan.Region.Value;
        string[] codes = [village, village[..6], village[..4]];
        var names = await db
            .Regions.Where(r => codes.Contains(r.Code))
            .OrderByDescending(r => r.Code.Length)
            .Select(r => r.Name)
            .ToListAsync(ct);
        return string.Join(", ", names.Prepend(plan.Answer(PlanFields.Street)).Where(n => n.Length > 0));
    }
}
