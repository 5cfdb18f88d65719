using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>The bank statements brought in. Filter: <c>status</c>.</summary>
[RequirePermission(Permission.MatchStatements, Permission.ViewLedger)]
public sealed record StatementList(ListQuery Query) : IQuery<Slice<StatementRow>>;

public sealed record StatementRow(
    Id<Statement> Id,
    string Reference,
    string Fund,
    string FileName,
    DateOnly? From,
    DateOnly? To,
    int NewLines,
    StatementStatus Status,
    DateTimeOffset UploadedAt,
    string UploadedBy
);

internal sealed class StatementListHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<StatementList, Slice<StatementRow>>
{
    private static readonly Sorts<Statement, Id<Statement>> Sorts = new Sorts<Statement, Id<Statement>>(s => s.Id).By(
        "uploaded",
        s => s.UploadedAt,
        descending: true
    );

    protected override Task<Slice<StatementRow>> Handle(StatementList query, CancellationToken ct)
    {
        var statements = db.Set<Statement>().VisibleTo(actor);
        if (query.Query.Choice<StatementStatus>("status") is { } status)
            statements = statements.Where(s => s.Status == status);
        return statements.Slice(
            query.Query,
            Sorts,
            s => new StatementRow(
                s.Id,
                s.Reference,
                db.FundSources.Where(f => f.Id == s.FundSourceId).Select(f => f.Code).First(),
                s.FileName,
                s.From,
                s.To,
                s.ReadLines - s.KnownLines,
                s.Status,
                s.UploadedAt,
                db.Staff.Where(m => m.Id == s.UploadedById).Select(m => m.FullName).First()
            ),
            ct
        );
    }
}
