using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>How principal and charge are spread over the instalments.</summary>
public enum LoanMethod
{
    /// <summary>Qardh: principal only.</summary>
    InterestFree,

    /// <summary>Tetap: the charge is counted once on the whole principal.</summary>
    Flat,

    /// <summary>Anuitas: equal instalments, charge on the balance.</summary>
    Annuity,

    /// <summary>Menurun: equal principal, charge on the balance.</summary>
    EqualPrincipal,

    /// <summary>Yarnen: the principal at the end.</summary>
    Bullet,

    /// <summary>A sale on credit: cost and margin fixed at the contract.</summary>
    Murabahah,
}

public enum PeriodUnit
{
    Month,
    Week,
}

public enum DayCount
{
    /// <summary>A regular month is 1/12 year; broken periods by 30E/360.</summary>
    Thirty360,

    /// <summary>Calendar days over 365, in leap years too.</summary>
    Actual365,
}

/// <summary>When the charge of the deferred periods is collected.</summary>
public enum GraceInterestRule
{
    FirstDue,
    Spread,
}

/// <summary>When a bullet loan's charge is collected.</summary>
public enum InterestAt
{
    Period,
    Maturity,
}

/// <summary>What a repayment schedule follows from. Checked by <see cref="LoanTermsRules.Check"/> when a schedule is made.</summary>
public sealed record LoanTerms
{
    public required LoanMethod Method { get; init; }

    /// <summary>Murabahah: the cost less the down payment.</summary>
    public required Money Principal { get; init; }

    /// <summary>Per year.</summary>
    public Rate Rate { get; init; }

    /// <summary>Instalments to be made, those in grace included.</summary>
    public required int Periods { get; init; }

    public PeriodUnit Unit { get; init; } = PeriodUnit.Month;

    /// <summary>Units from one due date to the next.</summary>
    public int Every { get; init; } = 1;

    public required DateOnly DisbursementOn { get; init; }

    /// <summary>Where set, it seeds the due day instead of the disbursement.</summary>
    public DateOnly? FirstDueOn { get; init; }

    /// <summary>First periods without principal.</summary>
    public int GracePrincipal { get; init; }

    /// <summary>First periods whose charge is collected later, without compounding.</summary>
    public int GraceInterestDeferred { get; init; }

    /// <summary>A flat charge is always spread.</summary>
    public GraceInterestRule GraceInterestRule { get; init; } = GraceInterestRule.FirstDue;

    /// <summary>First periods without any charge.</summary>
    public int InterestFreePeriods { get; init; }

    public DayCount DayCount { get; init; } = DayCount.Thirty360;

    /// <summary>Rupiah to which the instalment (or the principal part) is rounded.</summary>
    public int MultipleOf { get; init; } = 1;

    /// <summary>Rupiah to which each charge is rounded, halves up.</summary>
    public int InterestMultipleOf { get; init; } = 1;

    /// <summary>Of <see cref="MultipleOf"/>.</summary>
    public RoundingMode RoundingMode { get; init; } = RoundingMode.HalfUp;

    public InterestAt InterestAt { get; init; } = InterestAt.Period;

    /// <summary>Murabahah: what is added to the cost.</summary>
    public Money Margin { get; init; }

    /// <summary>A plan made by hand; without it the instalments follow each other evenly.</summary>
    public Seasons? Seasons { get; init; }

    /// <summary>Due dates of the first schedule already behind: a new version goes on along the same dates.</summary>
    public int Elapsed { get; init; }

    /// <summary>Parts of the principal that arrive after the first period began; charges on the balance count on them from their day.</summary>
    public IReadOnlyList<Advance> Advances { get; init; } = [];

    /// <summary>The due date number <paramref name="no"/>, counted from the disbursement (0).</summary>
    public DateOnly DueOn(int no) => new DueDates(this).At(no);

    /// <summary>Terms for what is still owed after <paramref name="paid"/> instalments, along the same due dates, with the grace that is left.</summary>
    public LoanTerms Continue(Money balance, int paid, int periods) =>
        this with
        {
            Principal = balance,
            Periods = periods,
            Elapsed = Elapsed + paid,
            GracePrincipal = Math.Max(0, GracePrincipal - paid),
            GraceInterestDeferred = Math.Max(0, GraceInterestDeferred - paid),
            InterestFreePeriods = Math.Max(0, InterestFreePeriods - paid),
            Advances = Advances.Count == 0 ? Advances : [.. Advances.Where(a => a.On > DueOn(Elapsed + paid))],
        };

    /// <summary>In rupiah: what parts of the principal would have been charged between two days before they arrived.</summary>
    internal long NotYetHere(in Accrual accrual, DateOnly from, DateOnly to)
    {
        var sum = 0L;
        foreach (var advance in Advances)
            if (advance.On > from)
                sum += accrual.OnDays(advance.Amount.Rupiah, from, advance.On < to ? advance.On : to);
        return sum;
    }
}
