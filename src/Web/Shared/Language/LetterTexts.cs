using System.Globalization;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Shared.Language;

/// <summary>The site's texts for letters, in the language of who reads them.</summary>
internal sealed class LetterTexts(Texts texts) : ILetterTexts
{
    public string Of(string language, string key, params object?[] arguments) =>
        texts.Of(key, CultureOf(language), arguments);

    public string Of(string language, Enum value) => texts.Of(Texts.KeyOf(value), CultureOf(language));

    public string Written(string language, object? value) =>
        value switch
        {
            null => "",
            Enum choice => Of(language, choice),
            _ => Convert.ToString(Show.Any(value, CultureOf(language)), CultureOf(language)) ?? "",
        };

    public string InWords(string language, Money amount) =>
        language == "en" ? AmountInWords.InEnglish(amount) : AmountInWords.InIndonesian(amount);

    private static CultureInfo CultureOf(string language) => language == "en" ? Show.English : Show.Indonesian;
}
