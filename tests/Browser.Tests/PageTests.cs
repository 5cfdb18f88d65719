using Microsoft.Playwright;
using PmiEmas.Browser.Tests.Kit;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Browser.Tests;

/// <summary>The pages that people see first, on both screens, in both languages, light and dark.</summary>
public sealed class PageTests : BrowserTest
{
    private static readonly Screen[] Screens =
    [
        Screen.Phone,
        Screen.Desk,
        Screen.Phone with
        {
            Dark = true,
            Language = "en",
        },
    ];

    [Fact]
    public async Task Public_pages_are_accessible_and_fit_every_screen()
    {
        await Given.AnOpenCall(Site.Site);
        await Given.ADisbursedLoan(Site.Site);
        foreach (var screen in Screens)
        {
            await using var visitor = await Site.Open(screen: screen);
            foreach (var path in new[] { "/", "/about", "/calls", "/simulator", "/check", "/register", "/sign-in" })
                await visitor.Visit(path);
        }
    }

    [Fact]
    public async Task The_portal_is_accessible_and_fits_every_screen()
    {
        await Given.AnOpenCall(Site.Site);
        var returnee = await Given.AVerifiedReturnee(Site.Site);
        foreach (var screen in Screens)
        {
            await using var person = await Site.Open(returnee.Actor, screen);
            foreach (var item in Web.Shared.Navigation.Menus.Portal)
                await person.Visit(item.Url);
            await person.Visit("/portal/more");
        }
    }

    [Fact]
    public async Task The_workspace_is_accessible_and_fits_every_screen()
    {
        await Given.ASubmittedPlan(Site.Site);
        await Given.ADisbursedLoan(Site.Site);
        foreach (var role in new[] { Role.Officer, Role.Auditor, Role.TreasuryMaker, Role.Administrator })
        {
            var actor = await Site.Site.Staff(role);
            await using var person = await Site.Open(actor, role == Role.Officer ? Screen.Phone : Screen.Desk);
            await person.Visit("/workspace");
            var items = await person
                .Page.Locator(".subnav a")
                .EvaluateAllAsync<string[]>("l => l.map(a => a.getAttribute('href'))");
            foreach (var path in items)
                await person.Visit(path);
        }
    }
}
