using System.Runtime.InteropServices;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>One loan as the portfolio sees it on a day.</summary>
/// <param name="Principal">Unpaid, due or not.</param>
/// <param name="OldestUnpaidPrincipalOn">Payable date of the oldest unpaid principal; a late fee alone is no risk.</param>
/// <param name="Restructured">Stays so until the loan is closed.</param>
/// <param name="WrittenOff">No longer in the portfolio.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PortfolioLoan(
    Money Principal,
    DateOnly? OldestUnpaidPrincipalOn,
    bool Restructured,
    bool WrittenOff
);

/// <summary>An amount of the portfolio and its share in hundredths of a percent.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PortfolioShare(Money Amount, int BasisPoints);

/// <summary>Unpaid principal by days late.</summary>
/// <param name="From">Days late.</param>
/// <param name="To">Days late; none for the last bucket.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AgeingBucket(int From, int? To, Money Amount);

/// <summary>
/// Portfolio at risk after IRIS+ FP2635: the whole unpaid principal of loans with a principal instalment more than n days
/// late. (Overdue principal over unpaid principal is the arrears rate, another number.)
/// </summary>
public sealed class PortfolioAtRisk(IEnumerable<PortfolioLoan> loans, DateOnly asOf)
{
    private static readonly (int From, int? To)[] Ages = [(0, 0), (1, 30), (31, 60), (61, 90), (91, 180), (181, null)];

    private readonly List<(Money Principal, int DaysLate, bool Restructured)> _loans =
    [
        .. loans
            .Where(l => !l.WrittenOff)
            .Select(l => (l.Principal, Arrears.DaysPastDue(l.OldestUnpaidPrincipalOn, asOf), l.Restructured)),
    ];

    public Money Gross => Money.Sum(_loans.Select(l => l.Principal));

    public IReadOnlyList<AgeingBucket> Ageing =>
        [
            .. Ages.Select(age => new AgeingBucket(
                age.From,
                age.To,
                Sum(l => l.DaysLate >= age.From && l.DaysLate <= (age.To ?? int.MaxValue))
            )),
        ];

    /// <summary>Loans more than so many days late; restructured ones too, unless left out.</summary>
    public PortfolioShare MoreThan(int days, bool withRestructured = true)
    {
        var amount = Sum(l => l.DaysLate > days || (withRestructured && l.Restructured));
        return new PortfolioShare(
            amount,
            Gross.IsZero ? 0 : (int)Rounding.HalfUp((Int128)amount.Rupiah * 10_000, Gross.Rupiah)
        );
    }

    private Money Sum(Func<(Money Principal, int DaysLate, bool Restructured), bool> which) =>
        Money.Sum(_loans.Where(which).Select(l => l.Principal));
}
