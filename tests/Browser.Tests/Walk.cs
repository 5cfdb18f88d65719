using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PmiEmas.Browser.Tests.Kit;

namespace PmiEmas.Browser.Tests;

/// <summary>Follows every link of a running demonstration as each of its people, looks at each kind of page and takes its picture; run by eng/walk.sh.</summary>
public sealed partial class Walk
{
    private const int RecordsOfAKind = 4;

    private static readonly string[] People =
    [
        "",
        "081290000000",
        "pendamping@emas.test",
        "petugas@emas.test",
        "penilai@emas.test",
        "pelatih@emas.test",
        "kepala@emas.test",
        "bendahara@emas.test",
        "pemeriksa@emas.test",
        "auditor@emas.test",
        "admin@emas.test",
    ];

    private static readonly Uri Address = new(
        Environment.GetEnvironmentVariable("WALK_ADDRESS") ?? "http://127.0.0.1:5080"
    );

    private static readonly string Language = Environment.GetEnvironmentVariable("WALK_LANGUAGE") ?? "id";

    private readonly HashSet<string> _examined = [];
    private readonly List<string> _faults = [];

    [Fact(Explicit = true)]
    public async Task Every_page_that_links_lead_to_is_accessible_and_fits()
    {
        var browser = (await TestContext.Current.GetFixture<BrowserPool>())!.Browser;
        foreach (var person in People.Where(p => p.Contains(Only, StringComparison.Ordinal)))
        {
            await using var context = await browser.NewContextAsync(
                new() { BaseURL = Address.ToString(), ReducedMotion = ReducedMotion.Reduce }
            );
            await context.AddCookiesAsync([
                new()
                {
                    Name = Web.Shared.Language.LanguageController.Cookie,
                    Value = Language,
                    Url = Address.ToString(),
                },
            ]);
            var page = await context.NewPageAsync();
            page.PageError += (_, error) => _faults.Add($"{page.Url}: {error}");
            page.Console += (_, message) =>
            {
                if (message.Type == "error")
                    _faults.Add($"{page.Url}: {message.Text}");
            };
            await SignIn(page, person);
            await Follow(page, person.Length == 0 ? "nobody" : person.Split('@')[0]);
        }

        _faults.Distinct().ShouldBeEmpty();
    }

    private static string Only => Environment.GetEnvironmentVariable("WALK_PERSON") ?? "";

    private static async Task SignIn(IPage page, string person)
    {
        await page.GotoAsync(person.Contains('@', StringComparison.Ordinal) ? "/sign-in/staff" : "/sign-in");
        if (person.Length == 0)
        {
            await page.GotoAsync("/");
            return;
        }

        if (person.Contains('@', StringComparison.Ordinal))
        {
            await page.FillAsync("[name=Email]", person);
            await page.FillAsync("[name=Password]", "kopi pahit di pagi hari");
            await page.ClickAsync("main form button[type=submit]");
            return;
        }

        await page.FillAsync("[name=Contact]", person);
        await page.ClickAsync("main form button[type=submit]");
        var letters = await page.Context.NewPageAsync();
        await letters.GotoAsync("/demo/messages");
        var code = SixDigits().Match(await letters.Locator("main").InnerTextAsync()).Value;
        await letters.CloseAsync();
        await page.FillAsync("[name=Code]", code);
        await page.ClickAsync("main form button[type=submit]");
    }

    private async Task Follow(IPage page, string person)
    {
        var seen = new Dictionary<string, int>();
        var known = new HashSet<string>();
        var waiting = new Queue<string>([new Uri(page.Url).PathAndQuery]);
        while (waiting.TryDequeue(out var path))
        {
            var answer = await page.GotoAsync(path);
            if (answer!.Status >= 400)
                _faults.Add($"{person}: {path} answers {answer.Status}");
            await Examine(page, person, Kind(path));
            var links = await page.Locator("a[href]")
                .EvaluateAllAsync<string[]>("all => all.filter(a => !a.download).map(a => a.href)");
            foreach (var link in links.Select(l => new Uri(l)).Where(IsPage).Select(l => l.PathAndQuery))
            {
                var kind = Kind(link);
                if (known.Add(link) && seen.GetValueOrDefault(kind) < RecordsOfAKind)
                {
                    seen[kind] = seen.GetValueOrDefault(kind) + 1;
                    waiting.Enqueue(link);
                }
            }
        }
    }

    private async Task Examine(IPage page, string person, string kind)
    {
        var heading = page.Locator("main h1").First;
        var title = await heading.CountAsync() > 0 ? await heading.InnerTextAsync() : "";
        var states = await page.Locator("main .badge").CountAsync();
        if (!_examined.Add($"{kind}{(kind.Contains('·', StringComparison.Ordinal) ? "" : title)}{states / 3}"))
            return;
        foreach (var width in new[] { 1280, 360 })
        {
            await page.SetViewportSizeAsync(width, width == 360 ? 740 : 900);
            var folder = Path.Combine(Checkout.Root, "artifacts", "walk", $"{width}-{Language}");
            Directory.CreateDirectory(folder);
            var name = NotAName().Replace(kind.Trim('/'), "-");
            await page.ScreenshotAsync(
                new() { Path = Path.Combine(folder, $"{name}.{person}.{_examined.Count}.png"), FullPage = true }
            );
            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (wide > width)
                _faults.Add($"{person}: {page.Url} is {wide} wide at {width}");
        }

        foreach (var found in (await page.RunAxe()).Violations)
            _faults.Add(
                $"{person}: {page.Url}: {found.Id}: {found.Help}: {string.Join(" | ", found.Nodes.Take(2).Select(n => n.Html))}"
            );
    }

    private static bool IsPage(Uri link) =>
        link.Authority == Address.Authority
        && !link.AbsolutePath.StartsWith("/files", StringComparison.Ordinal)
        && !FileName().IsMatch(link.AbsolutePath)
        && !link.Query.Contains("after=", StringComparison.Ordinal)
        && !link.Query.Contains("format=", StringComparison.Ordinal)
        && !link.Query.Contains("sort=", StringComparison.Ordinal);

    /// <summary>The path with what names a record left out, and the names of what is asked.</summary>
    private static string Kind(string pathAndQuery)
    {
        var (path, query) = (pathAndQuery.Split('?')[0], pathAndQuery.Split('?').ElementAtOrDefault(1) ?? "");
        var names = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(q => q.Split('=')[0]).Order();
        return string.Join('/', path.Split('/').Select(p => p.Any(char.IsAsciiDigit) ? "·" : p))
            + (query.Length == 0 ? "" : $"?{string.Join('&', names)}");
    }

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, 1000)]
    private static partial Regex SixDigits();

    [GeneratedRegex(
        @"\.(?:pdf|csv|xlsx|png|jpg|zip|json)$|/(?:pdf|csv|preview|letter|download)$",
        RegexOptions.None,
        1000
    )]
    private static partial Regex FileName();

    [GeneratedRegex(@"[^\w·]+", RegexOptions.None, 1000)]
    private static partial Regex NotAName();
}
