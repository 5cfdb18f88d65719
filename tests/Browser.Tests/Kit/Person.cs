using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PmiEmas.Browser.Tests.Kit;

/// <summary>Somebody at a browser. Every page they come to is looked at: accessible, within its width, without faults of script or policy.</summary>
public sealed class Person : IAsyncDisposable
{
    // Paths that were already examined in this run by this kind of screen: records differ, their pages do not.
    private static readonly ConcurrentDictionary<string, bool> Examined = new();

    private readonly BrowserSite _site;
    private readonly IBrowserContext _context;
    private readonly Screen _screen;
    private readonly ConcurrentQueue<string> _faults = new();

    internal Person(BrowserSite site, IBrowserContext context, IPage page, Screen screen)
    {
        (_site, _context, Page, _screen) = (site, context, page, screen);
        page.Console += (_, message) =>
        {
            // A refused form answers 422, which Chromium reports as a failed resource; the tests' own door has no icon.
            if (
                message.Type == "error"
                && !message.Text.Contains("status of 422", StringComparison.Ordinal)
                && !message.Location.Contains("favicon.ico", StringComparison.Ordinal)
            )
                _faults.Enqueue($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => _faults.Enqueue($"{page.Url}: {error}");
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
    }

    public IPage Page { get; }

    public string Path => new Uri(Page.Url).AbsolutePath;

    public async Task SignIn(TestActor actor)
    {
        var answer = await Page.GotoAsync(TestSite.DoorFor(actor));
        answer!.Status.ShouldBe(200);
    }

    /// <summary>Opens the page, which must be there, and examines it.</summary>
    public async Task Visit(string path)
    {
        var answer = await Page.GotoAsync(path);
        answer!.Status.ShouldBe(200, $"{path}: {(answer.Status == 500 ? _site.Site.LastFault : await Text())}");
        await Examine();
    }

    /// <summary>Follows the link of the page with these words, or the text under this key.</summary>
    public async Task Follow(string link)
    {
        var words = Words(link);
        var found = Page.Locator("main a:visible", new() { HasText = words }).First;
        await Go(() => found.ClickAsync(), words);
    }

    /// <summary>Presses the button with these words, or the text under this key, and comes to the page that answers.</summary>
    public async Task Press(string button)
    {
        var words = Words(button);
        var found = Page.Locator("main")
            .GetByRole(AriaRole.Button, new() { Name = words, Exact = true })
            .And(Page.Locator(":visible"))
            .First;
        await Go(() => found.ClickAsync(), words);
    }

    /// <summary>Types into the field with this name.</summary>
    public async Task Fill(string name, string value) => await Named(name).FillAsync(value);

    /// <summary>Types into several fields: name, value, name, value…</summary>
    public async Task Fill(params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
            await Fill(name, value);
    }

    /// <summary>Chooses from a list, or one of several buttons.</summary>
    public async Task Choose(string name, string value)
    {
        var radio = Page.Locator($"main input[name='{name}'][value='{value}']");
        if (await radio.CountAsync() > 0)
            await radio.First.CheckAsync();
        else
            await Named(name).SelectOptionAsync(value);
    }

    /// <summary>Chooses the first answer that is one.</summary>
    public Task ChooseFirst(string name) => ChooseNth(name, 0);

    public async Task ChooseNth(string name, int index)
    {
        var values = await Page.Locator($"main input[name='{name}'], main select[name='{name}'] option")
            .EvaluateAllAsync<string[]>("all => all.map(e => e.value).filter(v => v)");
        await Choose(name, values[index]);
    }

    public async Task Tick(string name) =>
        await Page.Locator($"main input[type=checkbox][name='{name}']").First.CheckAsync();

    public async Task Attach(string name, string fileName = "foto.png") =>
        await Named(name)
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = fileName,
                    MimeType = "image/png",
                    Buffer = Make.Png(),
                }
            );

    public async Task ShouldSee(string text) =>
        (await Text()).ShouldContain(Words(text), Case.Insensitive, $"on {Page.Url}");

    public void ShouldBeAt(string path) => Path.ShouldBe(path);

    public async Task<string> Text() =>
        string.Join(
            ' ',
            (await Page.Locator("body").InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    /// <summary>Looks at the page as it stands.</summary>
    public async Task Examine()
    {
        _faults.ShouldBeEmpty();
        var kind = $"{_screen.Width}{_screen.Dark}{PathKind()}{await Page.TitleAsync()}";
        if (!_screen.Script || !Examined.TryAdd(kind, true))
            return;
        await ShouldFit();
        await ShouldBeAccessible();
    }

    /// <summary>Nothing makes the page wider than the screen.</summary>
    public async Task ShouldFit()
    {
        var wide = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (wide <= _screen.Width)
            return;
        var culprits = await Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
                + ".slice(0, 6).map(e => e.tagName + '.' + e.className + ' ' + (e.textContent ?? '').trim().slice(0, 40))"
        );
        throw new ShouldAssertException($"{Page.Url} is {wide} wide: {string.Join(" | ", culprits)}");
    }

    public async Task ShouldBeAccessible()
    {
        var result = await Page.RunAxe();
        var found = result.Violations.Select(v =>
            $"{v.Id} ({v.Impact}): {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"
        );
        found.ShouldBeEmpty($"{Page.Url} at {_screen.Width}");
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private ILocator Named(string name) => Page.Locator($"main [name='{name}']:not([type=hidden])").First;

    private string Words(string keyOrText) => SiteTexts.Find(keyOrText, _screen.Language) ?? keyOrText;

    private async Task Go(Func<Task> act, string words)
    {
        IResponse answer;
        try
        {
            // A refused form answers at its own address, so a new address proves nothing: its answer does.
            answer = await Page.RunAndWaitForResponseAsync(
                act,
                r => r.Request.IsNavigationRequest && r.Status is < 300 or >= 400
            );
        }
        catch (TimeoutException late)
        {
            throw new ShouldAssertException(
                $"'{words}' does not lead on from {Page.Url}, which says: {await Text()}",
                late
            );
        }

        await Page.WaitForLoadStateAsync(LoadState.Load);
        if (answer.Status != 200)
            throw new ShouldAssertException(
                $"'{words}' led to {answer.Status} at {Page.Url}: {(answer.Status == 500 ? _site.Site.LastFault : await Text())}"
            );
        await Examine();
    }

    private string PathKind() =>
        string.Join('/', Path.Split('/').Select(part => part.Any(char.IsAsciiDigit) ? "·" : part));
}
