using System.Globalization;
using System.Text.RegularExpressions;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Shared.Binding;

/// <summary>Amounts as people type them: 1500000, 1.500.000, Rp 1.500.000, Rp1.500.000,00. Anything else could be meant otherwise.</summary>
internal static partial class MoneyText
{
    [GeneratedRegex(
        @"^(rp\.?)?(?<amount>[0-9]{1,15}|[0-9]{1,3}(\.[0-9]{3}){1,4})(,(00|-))?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Amount { get; }

    public static bool TryRead(string text, out Money money)
    {
        var match = Amount.Match(string.Concat(text.Where(c => !char.IsWhiteSpace(c))));
        money = match.Success
            ? new Money(long.Parse(match.Groups["amount"].Value.Replace(".", ""), CultureInfo.InvariantCulture))
            : Money.Zero;
        return match.Success;
    }
}
