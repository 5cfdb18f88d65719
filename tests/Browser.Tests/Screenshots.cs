using PmiEmas.Browser.Tests.Kit;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Browser.Tests;

/// <summary>Pictures of pages for people to look at; run by eng/screenshots.sh.</summary>
public sealed class Screenshots : BrowserTest
{
    private static readonly Screen[] Screens =
    [
        Screen.Phone,
        Screen.Phone with
        {
            Dark = true,
        },
        Screen.Phone with
        {
            Language = "en",
        },
        Screen.Desk,
        Screen.Desk with
        {
            Dark = true,
        },
        Screen.Desk with
        {
            Language = "en",
        },
    ];

    [Fact(Explicit = true)]
    public async Task Take()
    {
        await Given.AnOpenCall(Site.Site);
        await Given.ASubmittedPlan(Site.Site);
        await Given.ADisbursedLoan(Site.Site);
        var returnee = await Given.AVerifiedReturnee(Site.Site);
        var auditor = await Site.Site.Staff(Role.Auditor);
        var admin = await Site.Site.Staff(Role.Administrator);
        foreach (var screen in Screens)
        {
            await Shoot(null, screen, ["/", "/about", "/calls", "/simulator", "/check", "/register", "/sign-in"]);
            await Shoot(
                returnee.Actor,
                screen,
                [.. Web.Shared.Navigation.Menus.Portal.Select(i => i.Url), "/portal/more"]
            );
            await Shoot(auditor, screen, await Everything(auditor));
            await Shoot(admin, screen, await Everything(admin));
        }
    }

    /// <summary>Every page of the actor's menu, and the first record of each list.</summary>
    private async Task<IReadOnlyList<string>> Everything(TestActor actor)
    {
        await using var person = await Site.Open(actor, Screen.Desk);
        await person.Page.GotoAsync("/workspace");
        List<string> all = [.. await Addresses(person, ".subnav a")];
        foreach (var list in all.ToList())
        {
            await person.Page.GotoAsync(list);
            all.AddRange((await Addresses(person, "main table a.rowlink")).Take(1));
        }
        return [.. all.Distinct()];
    }

    private static Task<string[]> Addresses(Person person, string selector) =>
        person
            .Page.Locator(selector)
            .EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href')).filter(h => !h.includes('?'))");

    private async Task Shoot(TestActor? actor, Screen screen, IReadOnlyList<string> paths)
    {
        await using var person = await Site.Open(actor, screen);
        var folder = Path.Combine(
            Checkout.Root,
            "artifacts",
            "screenshots",
            $"{screen.Width}-{screen.Language}{(screen.Dark ? "-dark" : "")}"
        );
        foreach (var path in paths)
        {
            await person.Page.GotoAsync(path);
            var name =
                path == "/"
                    ? "home"
                    : string.Join('-', path.Trim('/').Split('/').Select(p => p.Length > 30 ? "one" : p));
            await person.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }
}
