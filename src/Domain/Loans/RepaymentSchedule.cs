using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>What is to be paid and when. Follows from the terms alone and never changes: another plan is another schedule.</summary>
public sealed class RepaymentSchedule
{
    private RepaymentSchedule(Instalment[] rows, Money principal, Money charge)
    {
        Rows = ImmutableCollectionsMarshal.AsImmutableArray(rows);
        Principal = principal;
        Charge = charge;
    }

    public ImmutableArray<Instalment> Rows { get; }

    public Money Principal { get; }

    public Money Charge { get; }

    public Money Total => Principal + Charge;

    /// <summary>The instalment before the last: what people pay most times.</summary>
    public Money RegularInstalment => Rows[^Math.Min(2, Rows.Length)].Total;

    public Money LastInstalment => Rows[^1].Total;

    /// <summary>The schedule of the terms; throws <see cref="RuleBrokenException"/> with its field where they allow none.</summary>
    public static RepaymentSchedule Create(LoanTerms terms)
    {
        LoanTermsRules.Check(terms);
        var rows = new Instalment[terms.Periods];
        var charge = terms.Seasons is null ? Amortisation.Fill(terms, rows) : SeasonalPlan.Fill(terms, rows);
        if (terms.Advances.Count > 0)
            charge -= TakeOffAdvances(terms, rows);
        return new RepaymentSchedule(rows, terms.Principal, new Money(charge));
    }

    /// <summary>Takes off the charge of parts of the principal that had not arrived, in rupiah.</summary>
    private static long TakeOffAdvances(LoanTerms terms, Instalment[] rows)
    {
        var (accrual, from, sum) = (new Accrual(terms), terms.DueOn(terms.Elapsed), 0L);
        for (var i = 0; i < rows.Length; i++)
        {
            var off = i < terms.InterestFreePeriods ? 0 : terms.NotYetHere(accrual, from, rows[i].DueOn);
            off = Math.Min(off, rows[i].Charge.Rupiah);
            rows[i] = rows[i] with { Charge = rows[i].Charge - new Money(off) };
            (from, sum) = (rows[i].DueOn, sum + off);
        }
        return sum;
    }

    /// <summary>The schedule of the terms, payable on the days the calendar allows.</summary>
    public static RepaymentSchedule Create(LoanTerms terms, ProgrammeCalendar calendar, PayDateShift shift) =>
        Create(terms).PayableBy(calendar, shift);

    /// <summary>A schedule made by hand: rows in date order after the disbursement whose principal sums to the loan.</summary>
    public static RepaymentSchedule Seasonal(Money principal, DateOnly disbursementOn, IReadOnlyList<SeasonalRow> made)
    {
        LoanTermsRules.Require(LoanTermsRules.PrincipalAboveZero, principal > Money.Zero, "principal");
        LoanTermsRules.Require(
            LoanTermsRules.PrincipalWithinLimit,
            principal.Rupiah <= LoanTermsRules.LargestPrincipal,
            "principal"
        );
        LoanTermsRules.Require(LoanTermsRules.RowsGiven, made.Count is > 0 and <= LoanTermsRules.MostPeriods, "rows");

        var (rows, balance, charge, last) = (new Instalment[made.Count], principal, Money.Zero, disbursementOn);
        for (var i = 0; i < rows.Length; i++)
        {
            var row = made[i];
            LoanTermsRules.Require(LoanTermsRules.RowsInDateOrder, row.DueOn > last, "rows");
            LoanTermsRules.Require(LoanTermsRules.RowsSumToPrincipal, row.Principal <= balance, "rows");
            LoanTermsRules.Require(
                LoanTermsRules.ChargeWithinLimit,
                row.Charge.Rupiah <= LoanTermsRules.LargestPrincipal,
                "rows"
            );
            balance -= row.Principal;
            charge += row.Charge;
            last = row.DueOn;
            rows[i] = new Instalment(i + 1, row.DueOn, row.DueOn, row.Principal, row.Charge, balance);
        }
        LoanTermsRules.Require(LoanTermsRules.RowsSumToPrincipal, balance.IsZero, "rows");
        return new RepaymentSchedule(rows, principal, charge);
    }

    /// <summary>The same amounts and due dates, payable on the days the calendar allows.</summary>
    public RepaymentSchedule PayableBy(ProgrammeCalendar calendar, PayDateShift shift) =>
        new([.. Rows.Select(row => row with { PayableOn = calendar.Shift(row.DueOn, shift) })], Principal, Charge);

    /// <summary>A schedule of rows that were computed row by row; balances follow.</summary>
    internal static RepaymentSchedule Of(IEnumerable<Instalment> computed)
    {
        var rows = computed.ToArray();
        var left = Money.Sum(rows.Select(r => r.Principal));
        var (principal, charge) = (left, Money.Sum(rows.Select(r => r.Charge)));
        for (var i = 0; i < rows.Length; i++)
        {
            left -= rows[i].Principal;
            rows[i] = rows[i] with { Balance = left };
        }
        return new RepaymentSchedule(rows, principal, charge);
    }
}
