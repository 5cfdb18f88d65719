using System.Globalization;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Loans;

/// <summary>Percentages as people type them: 6, 6,5 or 6.5, with or without the sign.</summary>
public static class PercentText
{
    /// <summary>Empty is zero. Throws <see cref="RuleBrokenException"/> naming the field of the engine.</summary>
    public static Rate Read(string? text, string field = "annualRatePercent")
    {
        var plain = (text ?? "").Trim().TrimEnd('%').Trim().Replace(',', '.');
        if (plain.Length == 0)
            return Rate.Zero;
        var read = decimal.TryParse(
            plain,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var percent
        );
        if (!read || percent * 100 != decimal.Truncate(percent * 100))
            throw new RuleBrokenException(SimulationQuery.RateInHundredths) { Field = field };
        if (percent > 100)
            throw new RuleBrokenException(LoanTermsRules.RateWithinLimit) { Field = field };
        return new Rate((int)(percent * 100));
    }

    public static string Of(Rate rate) =>
        (rate.BasisPoints / 100m).ToString("0.##", CultureInfo.GetCultureInfo("id-ID"));
}
