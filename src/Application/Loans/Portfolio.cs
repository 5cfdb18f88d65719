using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>The portfolio of a day: in all, and by what it was asked for.</summary>
/// <param name="Known">The moment its knowledge ends; null for all that is known.</param>
/// <param name="Rates">Of provision, in force on the day.</param>
public sealed record Portfolio(
    DateOnly On,
    DateTimeOffset? Known,
    ProvisionScale Rates,
    PortfolioFigures Total,
    IReadOnlyList<PortfolioGroup> Groups
);

/// <param name="Key">What the list of its loans is asked with: a code, an id, a month.</param>
public sealed record PortfolioGroup(string Key, string Name, PortfolioFigures Figures)
{
    /// <summary>The key of loans without an officer of their own.</summary>
    public const string Nobody = "-";
}

/// <summary>Running loans of one collectability.</summary>
public sealed record QualityShare(Collectability Quality, int Loans, Money Outstanding, Money Provision);

/// <summary>What the database sums for one class of one group; amounts in rupiah.</summary>
public sealed record PortfolioSum
{
    public string Key { get; init; } = "";
    public int Quality { get; init; }
    public int Loans { get; init; }
    public int LateLoans { get; init; }
    public long Outstanding { get; init; }
    public long OverduePrincipal { get; init; }
    public long OverdueCharge { get; init; }
    public long Late1 { get; init; }
    public long Late30 { get; init; }
    public long Late90 { get; init; }

    /// <summary>Late or restructured.</summary>
    public long Par1 { get; init; }
    public long Par30 { get; init; }
    public long Par90 { get; init; }
    public int RestructuredLoans { get; init; }
    public long Restructured { get; init; }
    public long Provision { get; init; }
}

/// <summary>
/// Sums of running loans. The portfolio at risk is the whole unpaid principal of loans with principal more than so many days late, and
/// of restructured ones, which also stand apart (IRIS+ FP2635). The arrears rate is overdue over unpaid principal, another number.
/// </summary>
public sealed class PortfolioFigures(IReadOnlyCollection<PortfolioSum> sums)
{
    public int Loans => sums.Sum(s => s.Loans);
    public int LateLoans => sums.Sum(s => s.LateLoans);
    public Money Outstanding => Sum(s => s.Outstanding);
    public Money OverduePrincipal => Sum(s => s.OverduePrincipal);

    /// <summary>Principal and charge.</summary>
    public Money Arrears => Sum(s => s.OverduePrincipal + s.OverdueCharge);
    public Money Par1 => Sum(s => s.Par1);
    public Money Par30 => Sum(s => s.Par30);
    public Money Par90 => Sum(s => s.Par90);

    /// <summary>Late alone, whether restructured or not.</summary>
    public Money Late1 => Sum(s => s.Late1);
    public Money Late30 => Sum(s => s.Late30);
    public Money Late90 => Sum(s => s.Late90);
    public int RestructuredLoans => sums.Sum(s => s.RestructuredLoans);
    public Money Restructured => Sum(s => s.Restructured);
    public Money Provision => Sum(s => s.Provision);
    public int ArrearsBasisPoints => ShareOf(OverduePrincipal);
    public int Par1BasisPoints => ShareOf(Par1);
    public int Par30BasisPoints => ShareOf(Par30);
    public int Par90BasisPoints => ShareOf(Par90);

    public PortfolioTotals Totals => new(Outstanding, OverduePrincipal, Par1, Par30, Par90, Provision);

    public IReadOnlyList<QualityShare> ByQuality =>
        [
            .. Enum.GetValues<Collectability>()
                .Select(q =>
                {
                    var mine = sums.Where(s => s.Quality == (int)q).ToList();
                    return new QualityShare(
                        q,
                        mine.Sum(s => s.Loans),
                        new Money(mine.Sum(s => s.Outstanding)),
                        new Money(mine.Sum(s => s.Provision))
                    );
                }),
        ];

    public int ShareOf(Money part) =>
        Outstanding.IsZero ? 0 : (int)Rounding.HalfUp((Int128)part.Rupiah * 10_000, Outstanding.Rupiah);

    private Money Sum(Func<PortfolioSum, long> which) => new(sums.Sum(which));
}
