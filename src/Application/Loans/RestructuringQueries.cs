using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Who sees which restructurings, and the load every use case shares.</summary>
internal static class RestructuringQueries
{
    /// <summary>Those of the loans the actor may see; borrowers once they are approved.</summary>
    public static IQueryable<LoanRestructuring> VisibleTo(
        this IQueryable<LoanRestructuring> proposals,
        IActor actor,
        IProgrammeDb db
    )
    {
        if (actor.Kind == ActorKind.Returnee)
            proposals = proposals.Where(r => r.DecidedAt != null && r.Status != RestructuringStatus.Refused);
        return proposals.Where(r => db.Loans.VisibleTo(actor).Any(l => l.Id == r.LoanId));
    }

    /// <summary>The proposal and its loan, which is locked first.</summary>
    public static async Task<(LoanRestructuring Proposal, Loan Loan)> RestructuringToChange(
        this IProgrammeDb db,
        Id<LoanRestructuring> id,
        IActor actor,
        CancellationToken ct
    )
    {
        var loanId = await db
            .LoanRestructurings.AsNoTracking()
            .VisibleTo(actor, db)
            .Where(r => r.Id == id)
            .Select(r => (Id<Loan>?)r.LoanId)
            .SingleOrDefaultAsync(ct);
        if (loanId is null)
            throw new NotFoundException(nameof(LoanRestructuring));
        var loan = await db.LoanToChange(loanId.Value, actor, ct);
        return (await db.LoanRestructurings.SingleAsync(r => r.Id == id, ct), loan);
    }
}

/// <summary>The document behind a proposal and the signed addendum: for staff who see the loan.</summary>
internal sealed class RestructuringFiles(IProgrammeDb db) : IFilePermission
{
    public FilePurpose Purpose => FilePurpose.Restructuring;

    public async Task<bool> MayRead(StoredFile file, IActor actor, CancellationToken ct)
    {
        var id = new Id<LoanRestructuring>(file.OwnerId);
        return actor.May(Permission.ViewLoans)
            && await db.LoanRestructurings.AsNoTracking().VisibleTo(actor, db).AnyAsync(r => r.Id == id, ct);
    }
}
