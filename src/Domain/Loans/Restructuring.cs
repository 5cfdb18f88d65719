using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>What is still owed when a loan is restructured.</summary>
/// <param name="Terms">Of the schedule in force.</param>
/// <param name="Balance">Unpaid principal, arrears included.</param>
/// <param name="Margin">Unpaid margin of a murabahah; a fixed price stays fixed.</param>
/// <param name="Elapsed">Due dates of that schedule already behind.</param>
/// <param name="Remaining">Instalments to share the balance.</param>
/// <param name="Carried">Charge earned and not paid yet; spread over the new instalments, and nothing is charged on it.</param>
public sealed record StillOwed(
    LoanTerms Terms,
    Money Balance,
    Money Margin,
    int Elapsed,
    int Remaining,
    Money Carried = default
)
{
    internal LoanTerms Over(int periods) => Terms.Continue(Balance, Elapsed, periods) with { Margin = Margin };
}

/// <summary>How a loan is eased.</summary>
public enum RestructuringWay
{
    /// <summary>A payment holiday; the end moves by as much.</summary>
    Postpone,

    /// <summary>More instalments, each lower.</summary>
    Extend,

    /// <summary>Instalments of at most an amount the borrower can bear.</summary>
    Lower,
}

/// <summary>The three ways to ease a loan; each gives the terms of the next version of its schedule.</summary>
public static class Restructuring
{
    public static readonly Rule LowerInstalmentReachable = new("loans.lower-instalment-reachable");

    /// <summary>Nothing is due for some periods; the charge of these is spread over the rest.</summary>
    public static LoanTerms Postpone(StillOwed owed, int holiday)
    {
        var terms = owed.Over(owed.Remaining + holiday);
        return terms with
        {
            GracePrincipal = terms.GracePrincipal + holiday,
            GraceInterestDeferred = terms.GraceInterestDeferred + holiday,
            GraceInterestRule = GraceInterestRule.Spread,
        };
    }

    /// <summary>More instalments for the same balance.</summary>
    public static LoanTerms Extend(StillOwed owed, int more) => owed.Over(owed.Remaining + more);

    /// <summary>As few more instalments as bring each down to the amount.</summary>
    public static LoanTerms Lower(StillOwed owed, Money instalment)
    {
        for (var more = 0; owed.Remaining + more <= LoanTermsRules.MostPeriods; more++)
        {
            var terms = owed.Over(owed.Remaining + more);
            if (terms.Periods * terms.Every > LoanTermsRules.LongestTermInMonths)
                break;
            var rows = RepaymentSchedule.Create(terms).Rows;
            if (rows.Max(r => r.Total) + ShareOf(owed.Carried, rows) <= instalment)
                return terms;
        }
        throw new RuleBrokenException(LowerInstalmentReachable) { Field = "instalment" };
    }

    private static Money ShareOf(Money carried, IReadOnlyCollection<Instalment> rows) =>
        new(Rounding.Up(carried.Rupiah, rows.Count(r => r.Principal > Money.Zero)));
}
