using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>The portfolio report of a month: issued once, with what was known then.</summary>
public sealed class PortfolioMonth : AggregateRoot<PortfolioMonth>
{
    private PortfolioMonth() { }

    /// <summary>The first day of the month; one report each.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>The report says what was known at this moment of the last day of the month.</summary>
    public DateTimeOffset KnownAt { get; private set; }

    public Money Outstanding { get; private set; }

    public Money OverduePrincipal { get; private set; }

    public Money Par1 { get; private set; }

    public Money Par30 { get; private set; }

    public Money Par90 { get; private set; }

    public Money Provision { get; private set; }

    public Id<StoredFile> FileId { get; private set; }

    /// <summary>The last day of the month.</summary>
    public DateOnly On => Month.AddMonths(1).AddDays(-1);

    public static PortfolioMonth Issue(
        Id<PortfolioMonth> id,
        DateOnly month,
        DateTimeOffset knownAt,
        PortfolioTotals totals,
        Id<StoredFile> file
    )
    {
        PortfolioMonthRules.MonthIsOver.Require(ProgrammeCalendar.DateOf(knownAt) >= month.AddMonths(1));
        var issued = new PortfolioMonth
        {
            Id = id,
            Month = month,
            KnownAt = knownAt,
            Outstanding = totals.Outstanding,
            OverduePrincipal = totals.OverduePrincipal,
            Par1 = totals.Par1,
            Par30 = totals.Par30,
            Par90 = totals.Par90,
            Provision = totals.Provision,
            FileId = file,
        };
        issued.Raise(new PortfolioMonthIssued(id, month));
        return issued;
    }
}

/// <summary>The sums a monthly report keeps.</summary>
public sealed record PortfolioTotals(
    Money Outstanding,
    Money OverduePrincipal,
    Money Par1,
    Money Par30,
    Money Par90,
    Money Provision
);

/// <summary>What a monthly report insists on.</summary>
public static class PortfolioMonthRules
{
    public static readonly Rule MonthIsOver = new("loans.portfolio-month-is-over");
    public static readonly Rule OncePerMonth = new("loans.portfolio-once-per-month");
}

public sealed record PortfolioMonthIssued(Id<PortfolioMonth> Id, DateOnly Month) : IDomainEvent;
