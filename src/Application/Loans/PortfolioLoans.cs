using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>
/// The loans behind a figure of the portfolio, of the same day and moment. Filters: <c>region</c>, <c>product</c>, <c>fundsource</c>, <c>officer</c>,
/// <c>cohort</c> (202603), <c>quality</c>, <c>late</c> and <c>par</c> (more than so many days), <c>restructured</c>, <c>from</c> (its class before the last night).
/// </summary>
[RequirePermission(Permission.ViewLoans)]
public sealed record PortfolioLoans(PortfolioDay Day, ListQuery Query) : IQuery<Slice<PortfolioRow>>;

public sealed record PortfolioRow(
    Id<Loan> Id,
    string Reference,
    string Name,
    RegionCode Region,
    string Product,
    DateOnly DisbursedOn,
    Money Principal,
    Money Outstanding,
    Money OverduePrincipal,
    Money OverdueCharge,
    int DaysPastDue,
    int QualityNumber,
    bool Restructured
)
{
    public Collectability Quality => (Collectability)QualityNumber;
}

internal sealed class PortfolioLoansHandler(IProgrammeDb db, PortfolioReader reader)
    : QueryHandler<PortfolioLoans, Slice<PortfolioRow>>
{
    private static readonly Sorts<BookLoan, Id<Loan>> Sorts = new Sorts<BookLoan, Id<Loan>>(l => l.LoanId)
        .By("outstanding", l => l.Outstanding, descending: true)
        .By("late", l => l.DaysPastDue, descending: true)
        .By("overdue", l => l.OverduePrincipal, descending: true)
        .By("disbursed", l => l.DisbursedOn);

    protected override Task<Slice<PortfolioRow>> Handle(PortfolioLoans query, CancellationToken ct) =>
        Filtered(reader.Loans(query.Day), query.Query)
            .Slice(
                query.Query,
                Sorts,
                l => new PortfolioRow(
                    l.LoanId,
                    l.Reference,
                    db.Returnees.Where(r => r.Id == l.ReturneeId).Select(r => r.FullName).First(),
                    l.Region,
                    l.Product,
                    l.DisbursedOn,
                    l.Principal,
                    l.Outstanding,
                    l.OverduePrincipal,
                    l.OverdueCharge,
                    l.DaysPastDue,
                    l.Quality,
                    l.Restructured
                ),
                ct
            );

    private IQueryable<BookLoan> Filtered(IQueryable<BookLoan> loans, ListQuery query)
    {
        if (RegionCode.TryParse(query["region"], null, out var region))
            loans = loans.Where(l => EF.Functions.Like((string)(object)l.Region, region.Value + "%"));
        if (query["product"] is { } product)
            loans = loans.Where(l => l.Product == product);
        if (Id<Domain.Programmes.FundSource>.TryParse(query["fundsource"], null, out var fund))
            loans = loans.Where(l => l.FundSourceId == fund);
        if (Id<StaffMember>.TryParse(query["officer"], null, out var officer))
            loans = loans.Where(l => l.CollectorId == officer);
        else if (query["officer"] is PortfolioGroup.Nobody)
            loans = loans.Where(l => l.CollectorId == null);
        if (int.TryParse(query["cohort"], out var cohort))
            loans = loans.Where(l => l.DisbursedOn.Year * 100 + l.DisbursedOn.Month == cohort);
        if (query.Choice<Collectability>("quality") is { } quality)
            loans = loans.Where(l => l.Quality == (int)quality);
        if (int.TryParse(query["late"], out var late))
            loans = loans.Where(l => l.PrincipalDaysPastDue > late);
        if (int.TryParse(query["par"], out var par))
            loans = loans.Where(l => l.Restructured || l.PrincipalDaysPastDue > par);
        if (query.Choice<Collectability>("from") is { } from)
            loans = loans.Where(l =>
                db.Set<LoanAgeing>()
                    .Any(a =>
                        a.LoanId == l.LoanId
                        && a.Was == (int)from
                        && a.Since == db.Set<LoanAgeing>().Max(x => x.On)
                        && a.Was != a.Quality
                    )
            );
        if (query["overdue"] is not null)
            loans = loans.Where(l => l.DaysPastDue > 0);
        return query["restructured"] is null ? loans : loans.Where(l => l.Restructured);
    }
}
