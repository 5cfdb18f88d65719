using System.Collections.Concurrent;
using System.Globalization;
using PmiEmas.Domain.Returnees;
using PmiEmas.Web.Shared.Forms;

namespace PmiEmas.Web.Features.Returnees;

/// <summary>Countries by name in the reader's language, as ICU knows them.</summary>
public static class CountryNames
{
    private static readonly ConcurrentDictionary<(string Code, string Language), string> Known = new();

    public static string Of(string code) =>
        Known.GetOrAdd(
            (code, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName),
            key => new RegionInfo(key.Code).DisplayName
        );

    public static IReadOnlyList<Choice> Choices() => [.. Countries.Codes.Select(c => new Choice(c, Of(c)))];
}
