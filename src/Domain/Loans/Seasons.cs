using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>One instalment of a seasonal plan: how many months after the disbursement, and which share of the principal in basis points.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Season(int AfterMonths, int ShareBasisPoints);

/// <summary>A plan made by hand after the harvests or the remittance months; it stands for any principal and day of disbursement.</summary>
public sealed record Seasons(ImmutableArray<Season> Rows)
{
    /// <summary>The months from the disbursement to the last instalment.</summary>
    public int Months => Rows[^1].AfterMonths;

    public static Seasons? Of(IEnumerable<Season> rows) =>
        rows.ToImmutableArray() is { Length: > 0 } made ? new(made) : null;

    public bool Equals(Seasons? other) => other is not null && Rows.AsSpan().SequenceEqual(other.Rows.AsSpan());

    public override int GetHashCode() => Rows.Aggregate(0, HashCode.Combine);

    /// <summary>The due date number <paramref name="no"/>; a plan that was extended goes on step by step after its last season.</summary>
    internal DateOnly At(DateOnly disbursementOn, int no, int step) =>
        disbursementOn.AddMonths(
            no <= Rows.Length ? Rows[no - 1].AfterMonths : Rows[^1].AfterMonths + (no - Rows.Length) * step
        );

    internal int ShareOf(int no) => Rows[Math.Min(no, Rows.Length) - 1].ShareBasisPoints;
}

/// <summary>Fills the rows of a seasonal schedule: principal by the shares, the charge by the method. The last row takes every residue.</summary>
internal static class SeasonalPlan
{
    private const int Whole = 10_000; // basis points

    /// <summary>Writes the rows and gives the sum of their charges, in rupiah.</summary>
    public static long Fill(LoanTerms terms, Instalment[] rows)
    {
        var (accrual, seasons, first) = (new Accrual(terms), terms.Seasons!, terms.Elapsed + 1);
        var shares = Enumerable.Range(first, rows.Length).Sum(seasons.ShareOf);
        var fixedCharge = FixedCharge(terms, accrual, rows.Length);
        var (balance, charged, from) = (terms.Principal.Rupiah, 0L, terms.DueOn(terms.Elapsed));
        for (var i = 0; i < rows.Length; i++)
        {
            var (no, last, to) = (first + i, i == rows.Length - 1, terms.DueOn(first + i));
            var principal = last ? balance : Part(terms.Principal.Rupiah, no, terms.MultipleOf, terms.RoundingMode);
            LoanTermsRules.Require(
                LoanTermsRules.EveryInstalmentAboveZero,
                principal > 0 && principal <= balance,
                "principal"
            );
            var charge =
                fixedCharge is not { } whole ? accrual.OnPeriod(balance, from, to)
                : last ? whole - charged
                : Part(whole, no, terms.InterestMultipleOf, RoundingMode.HalfUp);
            LoanTermsRules.Require(LoanTermsRules.ChargesNotNegative, charge >= 0, "principal");
            (balance, charged, from) = (balance - principal, charged + charge, to);
            rows[i] = new Instalment(no, to, to, new Money(principal), new Money(charge), new Money(balance));
        }
        return charged;

        long Part(long amount, int no, int multiple, RoundingMode mode) =>
            Rounding.ToMultiple((Int128)amount * seasons.ShareOf(no), shares, multiple, mode);
    }

    /// <summary>The charge known from the start; null where it follows from the balance.</summary>
    private static long? FixedCharge(LoanTerms terms, Accrual accrual, int periods) =>
        terms.Method switch
        {
            LoanMethod.Murabahah => terms.Margin.Rupiah,
            LoanMethod.Flat => accrual.OnDays(
                terms.Principal.Rupiah,
                terms.DueOn(terms.Elapsed),
                terms.DueOn(terms.Elapsed + periods)
            ),
            _ => null,
        };

    /// <summary>What the template of a product, or the terms of a loan, must keep to.</summary>
    public static void Check(LoanTerms terms)
    {
        if (terms.Seasons is not { } seasons)
            return;
        Require(
            LoanTermsRules.SeasonsByMethod,
            terms.Method is not (LoanMethod.Annuity or LoanMethod.Bullet) && terms.Unit == PeriodUnit.Month
        );
        Require(
            LoanTermsRules.SeasonsWithoutGrace,
            terms is { GracePrincipal: 0, GraceInterestDeferred: 0, InterestFreePeriods: 0, FirstDueOn: null }
        );
        Require(LoanTermsRules.RowsInDateOrder, InOrder(seasons));
        Require(
            LoanTermsRules.SeasonsSumToWhole,
            seasons.Rows.All(r => r.ShareBasisPoints > 0) && seasons.Rows.Sum(r => (long)r.ShareBasisPoints) == Whole
        );
    }

    private static bool InOrder(Seasons seasons)
    {
        var before = 0;
        foreach (var row in seasons.Rows)
        {
            if (row.AfterMonths <= before || row.AfterMonths > LoanTermsRules.LongestTermInMonths)
                return false;
            before = row.AfterMonths;
        }
        return true;
    }

    private static void Require(Rule rule, bool kept) => LoanTermsRules.Require(rule, kept, "seasons");
}
