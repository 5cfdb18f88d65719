using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Agreements;

/// <summary>The returnee's own agreements that were offered, the newest first.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record MyAgreements : IQuery<IReadOnlyList<MyAgreementRow>>;

public sealed record MyAgreementRow(
    Id<Agreement> Id,
    string Reference,
    AgreementKind Kind,
    AgreementStatus Status,
    Money Amount,
    DateOnly? SignBy,
    DateTimeOffset? SignedAt
);

internal sealed class MyAgreementsHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<MyAgreements, IReadOnlyList<MyAgreementRow>>
{
    protected override async Task<IReadOnlyList<MyAgreementRow>> Handle(MyAgreements query, CancellationToken ct) =>
        await db
            .Agreements.AsNoTracking()
            .Where(a => a.ReturneeId == actor.ReturneeId && a.OfferedAt != null)
            .OrderByDescending(a => a.PreparedAt)
            .Select(a => new MyAgreementRow(a.Id, a.Reference, a.Kind, a.Status, a.Amount, a.SignBy, a.SignedAt))
            .ToListAsync(ct);
}
