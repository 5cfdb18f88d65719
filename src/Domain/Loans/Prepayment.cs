using System.Collections.Immutable;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>What an extra payment does to the instalments still to come.</summary>
public enum PrepaymentPlan
{
    /// <summary>The same instalment, fewer times.</summary>
    Shorten,

    /// <summary>A lower instalment, as many times.</summary>
    Lower,

    /// <summary>The last instalments fall away; their rows stay, empty.</summary>
    FromTheEnd,
}

/// <summary>Ways of prepayment as a receipt's instruction.</summary>
public static class PrepaymentPlans
{
    public static PrepaymentPlan? Of(string? instruction) =>
        Enum.TryParse<PrepaymentPlan>(instruction, out var plan) ? plan : null;
}

/// <summary>
/// The instalments after an extra payment. Charges on the balance fall with it; a flat charge stays as signed in the rows
/// that remain; of a murabahah price the extra covers cost and margin in proportion.
/// </summary>
public static class Prepayment
{
    public static readonly Rule ExtraBelowBalance = new("loans.prepayment-below-balance");

    /// <param name="terms">Of the schedule in force.</param>
    /// <param name="schedule">In force.</param>
    /// <param name="paid">Rows of it already paid.</param>
    /// <param name="extra">Beyond the instalments due; paying everything is an early settlement.</param>
    /// <param name="plan">The borrower's choice.</param>
    /// <param name="on">Where after the last due date: the extra bore its charge until then.</param>
    public static RepaymentSchedule After(
        LoanTerms terms,
        RepaymentSchedule schedule,
        int paid,
        Money extra,
        PrepaymentPlan plan,
        DateOnly? on = null
    )
    {
        var rows = schedule.Rows[paid..];
        var murabahah = terms.Method == LoanMethod.Murabahah;
        var owed = Money.Sum(rows.Select(r => murabahah ? r.Total : r.Principal));
        LoanTermsRules.Require(ExtraBelowBalance, extra > Money.Zero && extra < owed, "amount");

        var planned = murabahah
            ? Price(terms, rows, owed - extra, plan)
            : Balance(terms, schedule, paid, extra, plan, on);
        var last = planned.FindLastIndex(r => !r.Total.IsZero);
        return RepaymentSchedule.Of(plan == PrepaymentPlan.Shorten ? planned.Take(last + 1) : planned);
    }

    private static List<Instalment> Price(
        LoanTerms terms,
        ImmutableArray<Instalment> rows,
        Money price,
        PrepaymentPlan plan
    )
    {
        var before = Money.Sum(rows.Select(r => r.Total));
        var margin = Rounding.HalfUp(
            (Int128)Money.Sum(rows.Select(r => r.Charge)).Rupiah * price.Rupiah,
            before.Rupiah
        );
        var parts = rows.Count(r => r.Principal > Money.Zero);
        var lower = Rounding.ToMultiple(price.Rupiah, parts, terms.MultipleOf, terms.RoundingMode);

        var (left, totals) = (price.Rupiah, new long[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            var wanted = plan == PrepaymentPlan.Lower && rows[i].Principal > Money.Zero ? lower : rows[i].Total.Rupiah;
            totals[i] = i == rows.Length - 1 ? left : Math.Min(left, wanted);
            left -= totals[i];
        }
        var margins = new Money(margin).Allocate(totals);
        return
        [
            .. rows.Select((r, i) => r with { Principal = new Money(totals[i]) - margins[i], Charge = margins[i] }),
        ];
    }

    private static List<Instalment> Balance(
        LoanTerms terms,
        RepaymentSchedule schedule,
        int paid,
        Money extra,
        PrepaymentPlan plan,
        DateOnly? on
    )
    {
        var (accrual, rows) = (new Accrual(terms), schedule.Rows[paid..]);
        var before = Money.Sum(rows.Select(r => r.Principal)).Rupiah;
        var flat = terms.Method == LoanMethod.Flat;
        var held = flat ? Money.Zero : Held(terms, accrual, rows, before, extra.Rupiah, on);
        var part = Part(terms, accrual, rows, before, extra.Rupiah, plan);

        var (planned, balance) = (new List<Instalment>(rows.Length), before - extra.Rupiah);
        foreach (var row in rows)
        {
            var interest = flat ? 0 : Interest(terms, accrual, row, balance);
            var wanted =
                row.Principal.IsZero ? 0
                : plan == PrepaymentPlan.FromTheEnd ? row.Principal.Rupiah
                : part.WithInterest ? Math.Max(0, part.Rupiah - interest)
                : part.Rupiah;
            var principal = row.No == rows[^1].No ? balance : Math.Min(balance, wanted);
            var charge = flat && balance > 0 ? row.Charge.Rupiah : interest;

            planned.Add(row with { Principal = new Money(principal), Charge = new Money(charge) });
            balance -= principal;
        }
        return flat ? planned : Collect(terms, planned, held);
    }

    /// <summary>The equal part of each row: the principal alone, or for an annuity the whole instalment.</summary>
    private static (long Rupiah, bool WithInterest) Part(
        LoanTerms terms,
        Accrual accrual,
        ImmutableArray<Instalment> rows,
        long before,
        long extra,
        PrepaymentPlan plan
    )
    {
        var parts = rows.Count(r => r.Principal > Money.Zero);
        var first = rows.First(r => r.Principal > Money.Zero);
        var (multiple, mode) = (terms.MultipleOf, terms.RoundingMode);
        var annuity = terms.Method == LoanMethod.Annuity && terms.Rate != Rate.Zero;
        return (plan == PrepaymentPlan.Lower, annuity) switch
        {
            (true, true) => (Annuity.Instalment(before - extra, accrual.PeriodRate, parts, multiple, mode), true),
            (true, false) => (Rounding.ToMultiple(before - extra, parts, multiple, mode), false),
            (false, true) => (first.Principal.Rupiah + Interest(terms, accrual, first, before), true),
            (false, false) => (first.Principal.Rupiah, false),
        };
    }

    private static long Interest(LoanTerms terms, Accrual accrual, Instalment row, long balance) =>
        row.No - terms.Elapsed <= terms.InterestFreePeriods
            ? 0
            : accrual.OnPeriod(balance, terms.DueOn(row.No - 1), row.DueOn);

    /// <summary>Charge the rows would collect beyond their own: deferred from earlier, and that of the extra until its day.</summary>
    private static Money Held(
        LoanTerms terms,
        Accrual accrual,
        ImmutableArray<Instalment> rows,
        long balance,
        long extra,
        DateOnly? on
    )
    {
        var from = terms.DueOn(rows[0].No - 1);
        var free = rows[0].No - terms.Elapsed <= terms.InterestFreePeriods;
        var held = on is { } day && day > from && !free ? accrual.OnDays(extra, from, day) : 0;
        var (scheduled, own) = (0L, 0L);
        foreach (var row in rows)
        {
            scheduled += row.Charge.Rupiah;
            own += Interest(terms, accrual, row, balance);
            balance -= row.Principal.Rupiah;
        }
        return new Money(held + Math.Max(0, scheduled - own));
    }

    /// <summary>Moves what is not collected yet to the rows that pay: in grace nothing, at maturity all in the last.</summary>
    private static List<Instalment> Collect(LoanTerms terms, List<Instalment> rows, Money held)
    {
        var atMaturity = terms is { Method: LoanMethod.Bullet, InterestAt: InterestAt.Maturity };
        for (var i = 0; i < rows.Count; i++)
        {
            var deferred = rows[i].No - terms.Elapsed <= terms.GraceInterestDeferred;
            if (!deferred && (!atMaturity || i == rows.Count - 1))
                continue;
            held += rows[i].Charge;
            rows[i] = rows[i] with { Charge = Money.Zero };
        }
        if (held.IsZero)
            return rows;

        var first = rows.FindIndex(r => r.Principal > Money.Zero);
        var spread = terms.GraceInterestRule == GraceInterestRule.Spread;
        var weights = rows.Select((r, i) => i == first || (spread && r.Principal > Money.Zero) ? 1L : 0L).ToArray();
        return [.. rows.Zip(held.Allocate(weights), (row, more) => row with { Charge = row.Charge + more })];
    }
}
