using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.BusinessPlans;

/// <summary>One month as the applicant expects it, in whole rupiah.</summary>
public sealed record CashFlowMonth(
    int Month,
    Money Revenue,
    Money Goods,
    Money Operating,
    Money Household,
    Money Instalment
)
{
    /// <summary>Revenue less goods and operating cost; below zero is a loss.</summary>
    public long Profit => Revenue.Rupiah - Goods.Rupiah - Operating.Rupiah;

    /// <summary>What stays in the business after the household's money and the instalment.</summary>
    public long Left => Profit - Household.Rupiah - Instalment.Rupiah;

    public bool IsBlank => Revenue.IsZero && Goods.IsZero && Operating.IsZero && Household.IsZero && Instalment.IsZero;
}

/// <summary>Twelve months added up: when the till runs dry and when the capital has come back.</summary>
public sealed record CashFlowProjection(IReadOnlyList<CashFlowMonth> Months, Money Capital)
{
    public long Profit => Months.Sum(m => m.Profit);

    public long Left => Months.Sum(m => m.Left);

    public Money Revenue => Money.Sum(Months.Select(m => m.Revenue));

    /// <summary>What has stayed in the business by the end of each month.</summary>
    public IReadOnlyList<long> Cumulative => Sums(m => m.Left);

    /// <summary>The first month in which all profit so far covers the capital (the whole budget); null beyond twelve months.</summary>
    public int? BreakEvenMonth
    {
        get
        {
            var profit = Sums(m => m.Profit);
            var month = profit.TakeWhile(sum => sum < Capital.Rupiah).Count() + 1;
            return month <= profit.Count && !Capital.IsZero ? month : null;
        }
    }

    public static CashFlowProjection Of(IReadOnlyDictionary<string, string> answers, Money capital) =>
        new([.. Enumerable.Range(1, PlanFields.Months).Select(m => MonthOf(answers, m))], capital);

    private static CashFlowMonth MonthOf(IReadOnlyDictionary<string, string> answers, int month)
    {
        var amounts = PlanFields.MonthRows.Select(row => AmountOf(answers, row, month)).ToArray();
        return new CashFlowMonth(month, amounts[0], amounts[1], amounts[2], amounts[3], amounts[4]);
    }

    private static Money AmountOf(IReadOnlyDictionary<string, string> answers, string row, int month) =>
        AmountText.TryParse(answers.GetValueOrDefault(PlanFields.MonthField(row, month)), out var amount)
            ? amount
            : Money.Zero;

    private List<long> Sums(Func<CashFlowMonth, long> of)
    {
        var sum = 0L;
        return [.. Months.Select(m => sum += of(m))];
    }
}
