namespace PmiEmas.Web.Startup;

/// <summary>How the site is reached, and how often one may ask (configuration section <c>Limits</c>).</summary>
public sealed record SiteOptions
{
    /// <summary>A demonstration over plain http: cookies without Secure, no HSTS, no upgrade of requests.</summary>
    public bool Http { get; init; }

    /// <summary>Requests a person may send in a minute.</summary>
    public int RequestsPerMinute { get; init; } = 300;

    /// <summary>Requests that may come from one address in ten seconds.</summary>
    public int RequestsPerAddress { get; init; } = 100;

    /// <summary>The name of a cookie that only this host may set; without https browsers refuse the prefix.</summary>
    public string CookieName(string name) => Http ? name : "__Host-" + name;
}
