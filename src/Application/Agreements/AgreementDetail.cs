using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Agreements;

/// <summary>One agreement with its text, its signatures and its history; a returnee sees their own once it is offered.</summary>
[RequirePermission(Permission.ViewAgreements, Permission.UseOwnFile)]
public sealed record AgreementDetail(Id<Agreement> AgreementId) : IQuery<AgreementPage>;

public sealed record AgreementPage(
    Agreement Agreement,
    string ReturneeName,
    string? SignsWith,
    string PlanReference,
    string BusinessName,
    string? OfferedBy,
    string? CountersignedBy,
    Id<StoredFile>? LetterId,
    IReadOnlyList<HistoryRow> History
);

internal sealed class AgreementDetailHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<AgreementDetail, AgreementPage>
{
    protected override async Task<AgreementPage> Handle(AgreementDetail query, CancellationToken ct)
    {
        var agreement =
            await db
                .Agreements.AsNoTracking()
                .VisibleTo(actor, db)
                .SingleOrDefaultAsync(a => a.Id == query.AgreementId, ct)
            ?? throw new NotFoundException(nameof(Agreement));
        var returnee = await db
            .Returnees.AsNoTracking()
            .Where(r => r.Id == agreement.ReturneeId)
            .Select(r => new
            {
                r.FullName,
                r.Phone,
                r.Email,
            })
            .SingleAsync(ct);
        var plan = await db
            .BusinessPlans.AsNoTracking()
            .Where(p => p.Id == agreement.PlanId)
            .Select(p => new { p.Reference, p.BusinessName })
            .SingleAsync(ct);
        var signers = await db
            .Staff.AsNoTracking()
            .Where(s => s.Id == agreement.OfferedById || s.Id == agreement.CountersignedById)
            .ToDictionaryAsync(s => s.Id, s => s.FullName, ct);
        var letter = await db
            .IssuedDocuments.AsNoTracking()
            .Where(d => d.SubjectId == agreement.Id.Value && d.RevokedAt == null)
            .OrderByDescending(d => d.Id)
            .Select(d => d.FileId)
            .FirstOrDefaultAsync(ct);
        return new AgreementPage(
            agreement,
            returnee.FullName,
            returnee.Phone is { } phone ? phone.ToString() : returnee.Email?.ToString(),
            plan.Reference,
            plan.BusinessName,
            agreement.OfferedById is { } offered ? signers.GetValueOrDefault(offered) : null,
            agreement.CountersignedById is { } countersigned ? signers.GetValueOrDefault(countersigned) : null,
            letter,
            actor.Kind == ActorKind.Returnee ? [] : await db.HistoryOf(agreement.Id.Value, ct)
        );
    }
}
