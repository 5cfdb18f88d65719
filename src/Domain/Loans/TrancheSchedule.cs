using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>Money that arrives after a schedule begins: nothing is charged on it before.</summary>
public sealed record Advance(DateOnly On, Money Amount);

/// <summary>
/// The schedule of a loan paid out in parts. What is not due yet and the new part are spread again over the instalments not
/// due yet; those due stay. A charge on the balance counts on a part from its day; a flat charge adds that of the part.
/// </summary>
public static class TrancheSchedule
{
    /// <summary>How the loan unfolds where every part comes on its day: the schedule printed at signing, over the whole principal.</summary>
    public static RepaymentSchedule Planned(LoanTerms terms, IReadOnlyList<(DateOnly On, Money Amount)> parts)
    {
        terms = terms with { Principal = parts[0].Amount };
        List<Instalment> rows = [.. RepaymentSchedule.Create(terms).Rows];
        foreach (var (on, amount) in parts.Skip(1))
        {
            var left = rows.FindAll(r => r.DueOn > on);
            rows.RemoveAll(r => r.DueOn > on);
            LoanTermsRules.Require(TrancheRules.InDateOrder, left.Count > 0, "Parts");
            (terms, var after, _) = After(terms, left, rows.Count - terms.Elapsed, on, amount);
            rows.AddRange(after);
        }
        return RepaymentSchedule.Of(rows);
    }

    /// <summary>The terms and rows after a part is paid out.</summary>
    /// <param name="terms">Of the schedule in force.</param>
    /// <param name="left">Its rows that stay to be replaced, charges of earlier schedules apart.</param>
    /// <param name="behind">Its due dates that are behind.</param>
    /// <param name="on">The day of the part.</param>
    /// <param name="amount">Of the part.</param>
    internal static (LoanTerms Terms, IReadOnlyList<Instalment> Rows, Money Early) After(
        LoanTerms terms,
        IReadOnlyList<Instalment> left,
        int behind,
        DateOnly on,
        Money amount
    )
    {
        var start = terms.DueOn(terms.Elapsed + behind);
        var balance = Money.Sum(left.Select(r => r.Principal)) + amount;
        var next = terms.Continue(balance, behind, Math.Max(1, left.Count));
        if (on > start)
            next = next with { Advances = [.. next.Advances, new Advance(on, amount)] };
        if (EarlySettlement.RuleOf(terms.Method) == SettlementRule.ChargeToDate)
        {
            // Rows paid ahead of their day are not replaced: the part is charged from its day all the same.
            var early = on < start ? new Accrual(terms).OnDays(amount.Rupiah, on, start) : 0;
            return (next, RepaymentSchedule.Create(next).Rows, new Money(early));
        }
        next = next with { Advances = [] };
        var rows = RepaymentSchedule.Create(next).Rows;
        if (left.Count == 0)
            return (next, rows, Money.Zero);
        var more = RepaymentSchedule.Create(next with { Principal = amount }).Rows;
        return (next, [.. rows.Select((r, i) => r with { Charge = left[i].Charge + more[i].Charge })], Money.Zero);
    }
}
