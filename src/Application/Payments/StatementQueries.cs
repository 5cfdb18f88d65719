using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments;

/// <summary>Who sees statements: a fund's account holds everybody's money, so nobody who works for one regency alone.</summary>
internal static class StatementQueries
{
    public static IQueryable<Statement> VisibleTo(this IQueryable<Statement> statements, IActor actor) =>
        actor.SeesStatements() ? statements : statements.Where(s => false);

    public static IQueryable<StatementLine> VisibleTo(this IQueryable<StatementLine> lines, IActor actor) =>
        actor.SeesStatements() ? lines : lines.Where(l => false);

    /// <summary>The statement behind its row's lock.</summary>
    public static async Task<Statement> StatementToChange(
        this IProgrammeDb db,
        Id<Statement> id,
        IActor actor,
        CancellationToken ct
    )
    {
        await db.Lock(id, ct);
        return await db.Set<Statement>().VisibleTo(actor).SingleOrDefaultAsync(s => s.Id == id, ct)
            ?? throw new NotFoundException(nameof(Statement));
    }

    /// <summary>The line behind its row's lock: of two people who take it at once, the second sees what the first did.</summary>
    public static async Task<StatementLine> LineToChange(
        this IProgrammeDb db,
        Id<StatementLine> id,
        IActor actor,
        CancellationToken ct
    )
    {
        await db.Lock(id, ct);
        return await db.Set<StatementLine>().VisibleTo(actor).SingleOrDefaultAsync(l => l.Id == id, ct)
            ?? throw new NotFoundException(nameof(StatementLine));
    }

    /// <summary>The code of the fund whose books the account stands in.</summary>
    public static Task<string> FundCode(
        this IProgrammeDb db,
        Id<Domain.Programmes.FundSource> fund,
        CancellationToken ct
    ) => db.FundSources.AsNoTracking().Where(f => f.Id == fund).Select(f => f.Code).SingleAsync(ct);

    public static Task<string> ReferenceOf(this IProgrammeDb db, Id<Statement> statement, CancellationToken ct) =>
        db.Set<Statement>().AsNoTracking().Where(s => s.Id == statement).Select(s => s.Reference).SingleAsync(ct);

    public static bool SeesStatements(this IActor actor) =>
        actor.Kind == ActorKind.System
        || (actor.Kind == ActorKind.Staff && actor.Region is null or { Level: RegionLevel.Province });
}
