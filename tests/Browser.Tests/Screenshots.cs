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
        foreach (var screen in Screens)
        {
            await Shoot(null, screen, ["/", "/about", "/calls", "/simulator", "/check", "/register", "/sign-in"]);
            await Shoot(
                returnee.Actor,
                screen,
                [.. Web.Shared.Navigation.Menus.Portal.Select(i => i.Url), "/portal/more"]
            );
            await Shoot(auditor, screen, ["/workspace", "/workspace/figures"]);
        }
    }

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
            var name = path == "/" ? "home" : path.Trim('/').Replace('/', '-');
            await person.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }
}
