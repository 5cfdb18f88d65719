namespace PmiEmas.Application.Abstractions;

/// <summary>Fills a template that the linter passed with flat values. Never escapes: whoever shows the text as HTML encodes it.</summary>
public interface ITemplateRenderer
{
    /// <summary>Characters of one rendered text.</summary>
    const int LongestText = 100_000;

    /// <summary>Throws <see cref="RenderingException"/> where the template cannot be read or the text grows beyond its limit.</summary>
    string Render(string template, IReadOnlyDictionary<string, string> values);
}

/// <summary>A template could not be filled.</summary>
public sealed class RenderingException(string what) : Exception(what);
