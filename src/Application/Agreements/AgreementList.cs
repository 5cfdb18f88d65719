using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Agreements;

/// <summary>The agreements the actor may see. Filters: <c>status</c>, <c>kind</c>; search: number, name.</summary>
[RequirePermission(Permission.ViewAgreements)]
public sealed record AgreementList(ListQuery Query) : IQuery<Slice<AgreementRow>>;

public sealed record AgreementRow(
    Id<Agreement> Id,
    string Reference,
    AgreementKind Kind,
    AgreementStatus Status,
    string Name,
    Money Amount,
    DateTimeOffset PreparedAt,
    DateOnly? SignBy,
    DateTimeOffset? SignedAt
);

internal sealed class AgreementListHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<AgreementList, Slice<AgreementRow>>
{
    private static readonly Sorts<Agreement, Id<Agreement>> Sorts = new Sorts<Agreement, Id<Agreement>>(a => a.Id)
        .By("prepared", a => a.PreparedAt, descending: true)
        .By("reference", a => a.Reference)
        .By("amount", a => a.Amount);

    protected override Task<Slice<AgreementRow>> Handle(AgreementList query, CancellationToken ct)
    {
        var agreements = db.Agreements.VisibleTo(actor, db);
        if (query.Query.Choice<AgreementStatus>("status") is { } status)
            agreements = agreements.Where(a => a.Status == status);
        if (query.Query.Choice<AgreementKind>("kind") is { } kind)
            agreements = agreements.Where(a => a.Kind == kind);
        if (query.Query.Search is { } words)
        {
            var pattern = words.ToLowerInvariant().ToPattern();
            agreements = agreements.Where(a =>
                EF.Functions.Like(a.Reference.ToLower(), pattern)
                || db.Returnees.Any(r => r.Id == a.ReturneeId && EF.Functions.Like(r.FullName.ToLower(), pattern))
            );
        }

        return agreements.Slice(
            query.Query,
            Sorts,
            a => new AgreementRow(
                a.Id,
                a.Reference,
                a.Kind,
                a.Status,
                db.Returnees.Where(r => r.Id == a.ReturneeId).Select(r => r.FullName).First(),
                a.Amount,
                a.PreparedAt,
                a.SignBy,
                a.SignedAt
            ),
            ct
        );
    }
}
