using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The running loans of a day, one row each, made by the database while it is asked.</summary>
public interface IPortfolioBook
{
    /// <summary>As of today, from what is open.</summary>
    IQueryable<BookLoan> Today(DateOnly today);

    /// <summary>As of a day, as it was known at a moment: what is entered later never changes it.</summary>
    IQueryable<BookLoan> AsOf(DateOnly on, DateTimeOffset known);

    /// <summary>Notes the day's lateness and class of every running loan that has no note of it yet; how many.</summary>
    Task<int> Close(DateOnly on, CancellationToken ct);
}

/// <summary>A running loan on a day.</summary>
public sealed class BookLoan
{
    public Id<Loan> LoanId { get; private set; }
    public string Reference { get; private set; } = "";
    public Id<Returnee> ReturneeId { get; private set; }
    public RegionCode Region { get; private set; } = null!;
    public string Product { get; private set; } = "";
    public Id<FundSource> FundSourceId { get; private set; }

    /// <summary>The officer who collects it now.</summary>
    public Id<StaffMember>? CollectorId { get; private set; }

    public DateOnly DisbursedOn { get; private set; }

    public Money Principal { get; private set; }

    /// <summary>Principal not paid, due or not.</summary>
    public Money Outstanding { get; private set; }

    public Money OverduePrincipal { get; private set; }
    public Money OverdueCharge { get; private set; }
    public int DaysPastDue { get; private set; }

    /// <summary>Of principal alone: the portfolio at risk counts from it.</summary>
    public int PrincipalDaysPastDue { get; private set; }

    public bool Restructured { get; private set; }

    /// <summary>The number of the <see cref="Collectability"/>.</summary>
    public int Quality { get; private set; }
}

/// <summary>The day a report speaks of and the moment its knowledge ends; without them today, as it is known.</summary>
public sealed record PortfolioDay(DateOnly? On = null, DateTimeOffset? Known = null);
