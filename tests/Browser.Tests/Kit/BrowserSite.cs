using Microsoft.Playwright;

namespace PmiEmas.Browser.Tests.Kit;

/// <summary>A running site with an address, and browsers to look at it.</summary>
public sealed class BrowserSite(TestSite site, Uri address, IBrowser browser) : IAsyncDisposable
{
    private static int _people;

    public TestSite Site { get; } = site;

    public Uri Address { get; } = address;

    /// <summary>Somebody with a browser of their own, signed in where an actor is given.</summary>
    public async Task<Person> Open(TestActor? actor = null, Screen? screen = null)
    {
        var seen = screen ?? Screen.Phone;
        var number = Interlocked.Increment(ref _people);
        var context = await browser.NewContextAsync(
            new()
            {
                BaseURL = Address.ToString(),
                ViewportSize = new() { Width = seen.Width, Height = seen.Height },
                ColorScheme = seen.Dark ? ColorScheme.Dark : ColorScheme.Light,
                JavaScriptEnabled = seen.Script,
                Locale = "id-ID",
                TimezoneId = "Asia/Jakarta",
                ReducedMotion = ReducedMotion.Reduce,
                // An address each, so that one person's tries do not count against another's.
                ExtraHTTPHeaders = [new("X-Test-Address", $"10.9.{number / 250}.{number % 250 + 1}")],
            }
        );
        await context.AddCookiesAsync([
            new()
            {
                Name = Web.Shared.Language.LanguageController.Cookie,
                Value = seen.Language,
                Url = Address.ToString(),
            },
        ]);
        context.SetDefaultTimeout(15_000);
        var person = new Person(this, context, await context.NewPageAsync(), seen);
        if (actor is not null)
            await person.SignIn(actor);
        return person;
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

/// <summary>What somebody looks through.</summary>
public sealed record Screen(int Width, int Height, bool Dark = false, string Language = "id", bool Script = true)
{
    /// <summary>The narrowest phone the site is made for.</summary>
    public static readonly Screen Phone = new(360, 740);

    public static readonly Screen Desk = new(1280, 900);
}
