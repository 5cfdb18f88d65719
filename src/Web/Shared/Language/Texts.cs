using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text;
using Microsoft.Extensions.Localization;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Shared.Language;

/// <summary>Every text people read. The first segment of a key names its file: <c>grants.amount</c> stands in Resources/Grants.resx.</summary>
public sealed class Texts(IHostEnvironment environment)
{
    private static readonly Dictionary<string, ResourceManager> Areas = FindAreas(typeof(Texts).Assembly);
    private static readonly ConcurrentDictionary<Enum, string> EnumKeys = new();

    // Asking the resources costs more than writing the text: a list page asks a hundred times.
    private static readonly ConcurrentDictionary<(string Key, string Language), string> Found = new();

    /// <summary>The text under the key in the language of the request; amounts, dates and times among the arguments are written out.</summary>
    public string this[string key, params object?[] arguments] => Of(key, CultureInfo.CurrentUICulture, arguments);

    public string Of(string key, CultureInfo language, params object?[] arguments)
    {
        var text = Find(key, language);
        if (text is null)
            return environment.IsProduction()
                ? key
                : throw new KeyNotFoundException($"There is no text \"{key}\" ({language.Name}).");
        return arguments.Length == 0
            ? text
            : string.Format(CultureInfo.CurrentCulture, text, [.. arguments.Select(a => Show.Any(a, language))]);
    }

    /// <summary>The name of a state or choice: <c>GrantStatus.UnderReview</c> has the key <c>grants.grant-status.under-review</c>.</summary>
    public string Of(Enum value) => this[KeyOf(value)];

    /// <summary>Every value of a state or choice with its name, for filters and choice fields.</summary>
    public IReadOnlyList<Forms.Choice> Choices<TEnum>()
        where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(v => new Forms.Choice(v.ToString(), Of(v)))];

    /// <summary>Some of them.</summary>
    public IReadOnlyList<Forms.Choice> Choices<TEnum>(params TEnum[] some)
        where TEnum : struct, Enum => [.. some.Select(v => new Forms.Choice(v.ToString(), Of(v)))];

    public bool Has(string key) => Find(key, CultureInfo.CurrentUICulture) is not null;

    /// <summary>The text of a broken rule, with its arguments; states among them by their names.</summary>
    public string Of(RuleBrokenException broken) => this[broken.Rule.Code, [.. broken.Arguments.Select(Named)]];

    private object Named(object argument) => argument is Enum state && Has(KeyOf(state)) ? Of(state) : argument;

    public static string KeyOf(Enum value) =>
        EnumKeys.GetOrAdd(value, v => PrefixOf(v.GetType()) + Kebab(v.ToString()));

    /// <summary><c>AmountWithinCeiling</c> becomes <c>amount-within-ceiling</c>.</summary>
    public static string Kebab(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var starts =
                char.IsUpper(name[i])
                && i > 0
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (starts && name[i - 1] is not ('.' or '-'))
                text.Append('-');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    private static string PrefixOf(Type type) => $"{Kebab(type.Namespace!.Split('.')[^1])}.{Kebab(type.Name)}.";

    private static string? Find(string key, CultureInfo language)
    {
        if (Found.TryGetValue((key, language.Name), out var known))
            return known;
        var dot = key.IndexOf('.');
        var text =
            dot > 0 && Areas.TryGetValue(key[..dot].Replace("-", ""), out var area)
                ? area.GetString(key, language)
                : null;
        // Only texts that are there: what is asked for may come from outside, and there is no end to that.
        if (text is not null)
            Found[(key, language.Name)] = text;
        return text;
    }

    private static Dictionary<string, ResourceManager> FindAreas(Assembly web)
    {
        const string start = "PmiEmas.Web.Resources.";
        const string end = ".resources";
        return web.GetManifestResourceNames()
            .Where(n => n.StartsWith(start, StringComparison.Ordinal) && n.EndsWith(end, StringComparison.Ordinal))
            .ToDictionary(
                n => n[start.Length..^end.Length],
                n => new ResourceManager(n[..^end.Length], web),
                StringComparer.OrdinalIgnoreCase
            );
    }
}

/// <summary>Lets validation attributes carry keys as their messages.</summary>
internal sealed class TextsLocalizer(Texts texts) : IStringLocalizer
{
    public LocalizedString this[string name] => new(name, texts[name]);

    public LocalizedString this[string name, params object[] arguments] => new(name, texts[name, arguments]);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}
