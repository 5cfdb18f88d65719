using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using PmiEmas.Web.Startup;
using Shouldly;

namespace PmiEmas.TestKit;

/// <summary>The texts of the site by key, as its resources hold them.</summary>
public static class SiteTexts
{
    private static readonly ConcurrentDictionary<string, ResourceManager?> Areas = new(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Numbers and dates are written the Indonesian way in both languages.</summary>
    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("id-ID");

    public static string Of(string key, string language) =>
        Find(key, language) ?? throw new ShouldAssertException($"The key '{key}' has no text in '{language}'.");

    public static string? Find(string key, string language)
    {
        var area = Areas.GetOrAdd(key.Split('.')[0].Replace("-", ""), Manager);
        return area?.GetString(key, language == "en" ? CultureInfo.GetCultureInfo("en") : CultureInfo.InvariantCulture);
    }

    private static ResourceManager? Manager(string area)
    {
        var assembly = typeof(Services).Assembly;
        var name = assembly
            .GetManifestResourceNames()
            .FirstOrDefault(n => n.EndsWith($".Resources.{area}.resources", StringComparison.OrdinalIgnoreCase));
        return name is null ? null : new ResourceManager(name[..^".resources".Length], assembly) { IgnoreCase = true };
    }
}
