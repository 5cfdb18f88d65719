using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>
/// The loans the actor may see, with lateness as of today. Filters: <c>status</c>, <c>collectability</c>, <c>region</c>,
/// <c>product</c>; search: number or name.
/// </summary>
[RequirePermission(Permission.ViewLoans)]
public sealed record LoanList(ListQuery Query) : IQuery<Slice<LoanRow>>;

public sealed record LoanRow(
    Id<Loan> Id,
    string Reference,
    string Name,
    RegionCode Region,
    string ProductCode,
    LoanStatus Status,
    Money Principal,
    Money Outstanding,
    DateOnly? NextDueOn,
    long? NextRupiah,
    DateOnly? OldestUnpaidOn
)
{
    public Money? NextAmount => NextRupiah is { } rupiah ? new Money(rupiah) : null;

    public int DaysPastDue(DateOnly today) => Arrears.DaysPastDue(OldestUnpaidOn, today);
}

internal sealed class LoanListHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<LoanList, Slice<LoanRow>>
{
    private static readonly Sorts<Loan, Id<Loan>> Sorts = new Sorts<Loan, Id<Loan>>(l => l.Id)
        .By("reference", l => l.Reference, descending: true)
        .By("principal", l => l.Principal)
        .By("outstanding", l => l.OutstandingPrincipal)
        .By("late", l => l.OldestUnpaidOn!.Value);

    protected override Task<Slice<LoanRow>> Handle(LoanList query, CancellationToken ct)
    {
        var loans = Filtered(db.Loans.VisibleTo(actor), query.Query, clock.Today());
        return loans.Slice(
            query.Query,
            Sorts,
            l => new LoanRow(
                l.Id,
                l.Reference,
                db.Returnees.Where(r => r.Id == l.ReturneeId).Select(r => r.FullName).First(),
                l.Region,
                l.ProductCode,
                l.Status,
                l.Principal,
                l.OutstandingPrincipal,
                l.Instalments.Where(i => i.PaidPrincipal < i.Principal || i.PaidCharge < i.Charge)
                    .OrderBy(i => i.No)
                    .Select(i => (DateOnly?)i.DueOn)
                    .FirstOrDefault(),
                l.Instalments.Where(i => i.PaidPrincipal < i.Principal || i.PaidCharge < i.Charge)
                    .OrderBy(i => i.No)
                    .Select(i =>
                        (long?)(
                            (long)(object)i.Principal
                            + (long)(object)i.Charge
                            - (long)(object)i.PaidPrincipal
                            - (long)(object)i.PaidCharge
                        )
                    )
                    .FirstOrDefault(),
                l.OldestUnpaidOn
            ),
            ct
        );
    }

    private IQueryable<Loan> Filtered(IQueryable<Loan> loans, ListQuery query, DateOnly today)
    {
        if (query.Choice<LoanStatus>("status") is { } status)
            loans = loans.Where(l => l.Status == status);
        if (query["product"] is { } product)
            loans = loans.Where(l => l.ProductCode == product);
        if (RegionCode.TryParse(query["region"], null, out var region))
            loans = loans.Where(l => EF.Functions.Like((string)(object)l.Region, region.Value + "%"));
        if (query.Choice<Collectability>("collectability") is { } quality)
            loans = loans.OfQuality(quality, today);
        if (query.Sort == "late")
            loans = loans.Where(l => l.Status == LoanStatus.Disbursed && l.OldestUnpaidOn != null);
        return query.Search is { } words ? Found(loans, words.Trim()) : loans;
    }

    /// <summary>By number where the words look like one, else by name: one of the two indexes serves, never neither.</summary>
    private IQueryable<Loan> Found(IQueryable<Loan> loans, string words)
    {
        if (words.Any(char.IsAsciiDigit))
        {
            var number = words.ToUpperInvariant().ToPattern();
            return loans.Where(l => EF.Functions.Like(l.Reference, number, "\\"));
        }
        var name = PersonNames.Compared(words).ToPattern();
        var people = db.Returnees.Where(r => EF.Functions.Like(r.NameCompared, name, "\\")).Select(r => r.Id);
        return loans.Where(l => people.Contains(l.ReturneeId));
    }
}
