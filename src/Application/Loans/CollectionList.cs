using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>
/// Whom to call or visit on a day, the most pressing first. Filters: <c>day</c>, <c>why</c>, <c>officer</c> (an id,
/// <c>mine</c> with those of nobody, <c>none</c>), <c>region</c>, <c>late</c> (days, from); search: number or name.
/// Nothing but the loan is shown.
/// </summary>
[RequirePermission(Permission.CollectLoans)]
public sealed record CollectionList(ListQuery Query) : IQuery<CollectionSheet>
{
    public const string Mine = "mine";
    public const string Nobody = "none";
}

/// <param name="Day">For which the reasons hold.</param>
/// <param name="Rows">A page of them.</param>
public sealed record CollectionSheet(DateOnly Day, Slice<CollectionRow> Rows);

/// <param name="LoanId">The loan.</param>
/// <param name="Reference">Its number.</param>
/// <param name="Name">The borrower's.</param>
/// <param name="Phone">To call.</param>
/// <param name="Village">To visit.</param>
/// <param name="Street">In the village.</param>
/// <param name="Collector">Who looks after it.</param>
/// <param name="Loan">Lateness and what was last said.</param>
/// <param name="LetterNo">The warning letter that may be sent on the day.</param>
public sealed record CollectionRow(
    Id<Loan> LoanId,
    string Reference,
    string Name,
    PhoneNumber? Phone,
    string? Village,
    string? Street,
    string? Collector,
    LateLoan Loan,
    int? LetterNo = null
)
{
    public CollectionReason Why => (CollectionReason)Loan.Why;

    public Money Arrears => new(Loan.Arrears);

    public Money? Promised => Loan.Promised is { } rupiah ? new Money(rupiah) : null;

    public PromiseState? PromiseOn(DateOnly day) =>
        Promised is { } promised
            ? LoanContact.StateOf(Loan.PromisedOn!.Value, promised, new Money(Loan.Received), day)
            : null;
}

internal sealed class CollectionListHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<CollectionList, CollectionSheet>
{
    private static readonly Sorts<LateLoan, Id<Loan>> Sorts = new Sorts<LateLoan, Id<Loan>>(l => l.Id)
        .By("why", l => l.Why * 10_000_000L + l.LateSince.DayNumber)
        .By("late", l => l.LateSince)
        .By("arrears", l => l.Arrears, descending: true);

    protected override async Task<CollectionSheet> Handle(CollectionList query, CancellationToken ct)
    {
        var day = DateOnly.TryParseExact(query.Query["day"], "yyyy-MM-dd", out var asked) ? asked : clock.Today();
        var rows = await Filtered(db.LateLoans(actor, day), query.Query, day)
            .Slice(
                query.Query,
                Sorts,
                l => new CollectionRow(
                    l.Id,
                    l.Reference,
                    db.Returnees.Where(r => r.Id == l.ReturneeId).Select(r => r.FullName).First(),
                    db.Returnees.Where(r => r.Id == l.ReturneeId).Select(r => r.Phone).First(),
                    db.Returnees.Where(r => r.Id == l.ReturneeId)
                        .Select(r =>
                            db.Regions.Where(v => v.Code == (string)(object)r.Village!).Select(v => v.Name).First()
                        )
                        .First(),
                    db.Returnees.Where(r => r.Id == l.ReturneeId).Select(r => r.Street).First(),
                    db.Staff.Where(s => s.Id == l.CollectorId).Select(s => s.FullName).FirstOrDefault(),
                    l,
                    null
                ),
                ct
            );
        var letters = await LettersDue(rows.Rows, day, ct);
        return new CollectionSheet(day, rows.To(r => r with { LetterNo = letters[r.LoanId] }));
    }

    private IQueryable<LateLoan> Filtered(IQueryable<LateLoan> loans, ListQuery query, DateOnly day)
    {
        if (query.Choice<CollectionReason>("why") is { } why)
            loans = loans.Where(l => l.Why == (int)why);
        if (query["officer"] == CollectionList.Mine)
        {
            var me = actor.StaffId;
            loans = loans.Where(l => l.CollectorId == null || l.CollectorId == me);
        }
        else if (query["officer"] == CollectionList.Nobody)
            loans = loans.Where(l => l.CollectorId == null);
        else if (Id<StaffMember>.TryParse(query["officer"], null, out var officer))
            loans = loans.Where(l => l.CollectorId == officer);
        if (RegionCode.TryParse(query["region"], null, out var region))
            loans = loans.Where(l => EF.Functions.Like((string)(object)l.Region, region.Value + "%"));
        if (int.TryParse(query["late"], out var days) && days is > 0 and < 10_000)
        {
            var latest = day.AddDays(-days);
            loans = loans.Where(l => l.LateSince <= latest);
        }
        if (query.Search?.Trim() is not { } words)
            return loans;
        var number = words.ToUpperInvariant().ToPattern();
        var name = PersonNames.Compared(words).ToPattern();
        return loans.Where(l =>
            EF.Functions.Like(l.Reference, number, "\\")
            || db.Returnees.Any(r => r.Id == l.ReturneeId && EF.Functions.Like(r.NameCompared, name, "\\"))
        );
    }

    private async Task<Dictionary<Id<Loan>, int?>> LettersDue(
        IReadOnlyList<CollectionRow> rows,
        DateOnly day,
        CancellationToken ct
    )
    {
        var ids = rows.Select(r => r.LoanId).ToList();
        var products = await db
            .Loans.AsNoTracking()
            .Where(l => ids.Contains(l.Id))
            .Select(l => new { l.Id, l.Product })
            .ToDictionaryAsync(l => l.Id, l => l.Product.Warnings, ct);
        var letters = (
            await db.WarningLetters.AsNoTracking().Where(l => ids.Contains(l.LoanId)).ToListAsync(ct)
        ).ToLookup(l => l.LoanId);
        return rows.ToDictionary(
            r => r.LoanId,
            r =>
                WarningLetter.DueNo(
                    products[r.LoanId],
                    letters[r.LoanId],
                    r.Loan.LateSince,
                    r.PromiseOn(day) == PromiseState.Open,
                    day
                )
        );
    }
}
