using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>One proposal with its loan, its people and its addendum; a borrower sees their own once it is approved.</summary>
[RequirePermission(Permission.ViewLoans, Permission.UseOwnFile)]
public sealed record RestructuringDetail(Id<LoanRestructuring> RestructuringId) : IQuery<RestructuringPage>;

public sealed record RestructuringPage(
    LoanRestructuring Proposal,
    string LoanReference,
    LoanMethod Method,
    string Name,
    string? ProposedBy,
    string? DecidedBy,
    Id<StoredFile>? AddendumId,
    IReadOnlyList<HistoryRow> History
);

internal sealed class RestructuringDetailHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<RestructuringDetail, RestructuringPage>
{
    protected override async Task<RestructuringPage> Handle(RestructuringDetail query, CancellationToken ct)
    {
        var proposal =
            await db
                .LoanRestructurings.AsNoTracking()
                .VisibleTo(actor, db)
                .SingleOrDefaultAsync(r => r.Id == query.RestructuringId, ct)
            ?? throw new NotFoundException(nameof(LoanRestructuring));
        var loan = await db
            .Loans.AsNoTracking()
            .Where(l => l.Id == proposal.LoanId)
            .Select(l => new
            {
                l.Reference,
                l.Product,
                Name = db.Returnees.Where(r => r.Id == l.ReturneeId).Select(r => r.FullName).First(),
            })
            .SingleAsync(ct);
        var own = actor.Kind == ActorKind.Returnee;
        var people = await db
            .Staff.AsNoTracking()
            .Where(s => s.Id == proposal.ProposedById || s.Id == proposal.DecidedById)
            .ToDictionaryAsync(s => s.Id, s => s.FullName, ct);
        return new RestructuringPage(
            proposal,
            loan.Reference,
            loan.Product.Method,
            loan.Name,
            own ? null : people.GetValueOrDefault(proposal.ProposedById),
            own || proposal.DecidedById is not { } by ? null : people.GetValueOrDefault(by),
            await db
                .IssuedDocuments.AsNoTracking()
                .Where(d => d.SubjectId == proposal.Id.Value && d.RevokedAt == null)
                .OrderByDescending(d => d.Id)
                .Select(d => d.FileId)
                .FirstOrDefaultAsync(ct),
            own ? [] : await db.HistoryOf(proposal.Id.Value, ct)
        );
    }
}
