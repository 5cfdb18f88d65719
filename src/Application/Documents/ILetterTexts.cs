using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Documents;

/// <summary>The programme's texts in a language of choice (<c>id</c> or <c>en</c>): letters speak the reader's, not the sender's.</summary>
public interface ILetterTexts
{
    /// <summary>The text under the key; amounts, dates and times among the arguments are written out.</summary>
    string Of(string language, string key, params object?[] arguments);

    /// <summary>The name of a state or choice.</summary>
    string Of(string language, Enum value);

    /// <summary>A value as people read it: amounts, dates, times and choices written out.</summary>
    string Written(string language, object? value);

    /// <summary>The amount in words.</summary>
    string InWords(string language, Money amount);
}

/// <summary>The office that stands on the letters: name and address lines, and the town they are dated in.</summary>
public interface ILetterhead
{
    IReadOnlyList<string> Lines { get; }

    string Place { get; }
}
