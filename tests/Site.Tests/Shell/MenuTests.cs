using System.Net;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using PmiEmas.Web.Shared.Navigation;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Shell;

/// <summary>Every entry of every menu leads to a page of whoever sees it.</summary>
public sealed class MenuTests : SiteTest
{
    public static TheoryData<Role> Workers => [.. Enum.GetValues<Role>().Where(r => r != Role.Returnee)];

    [Theory]
    [MemberData(nameof(Workers))]
    public async Task Whatever_staff_see_in_their_menu_is_a_page_of_theirs(Role role)
    {
        var visitor = await Site.As(await Site.Staff(role));
        var home = await visitor.Open("/workspace");
        var shown = Links(home, ".subnav a");
        shown.ShouldContain("/workspace");
        foreach (var address in shown)
            await ShouldMark(visitor, address, ".subnav");
    }

    [Fact]
    public async Task Whatever_returnees_see_in_their_menu_is_there()
    {
        var visitor = await Site.As((await Given.ARegisteredReturnee(Site)).Actor);
        foreach (var address in Links(await visitor.Open("/portal"), "nav a").Append("/portal/more"))
            await ShouldMark(visitor, address, "nav.bottom");
        foreach (var address in Links(await visitor.Open("/portal/more"), "main a"))
            await visitor.Open(address);
    }

    [Fact]
    public async Task Whatever_everybody_sees_in_the_menu_and_below_is_there()
    {
        var visitor = Site.Visitor();
        var home = await visitor.Open("/");
        foreach (var address in Links(home, "nav a"))
            await ShouldMark(visitor, address, "header nav");
        foreach (var address in Links(home, "main a, footer a"))
            await visitor.Open(address);
    }

    [Theory]
    [InlineData(Role.Officer, "/portal")]
    [InlineData(Role.Returnee, "/workspace")]
    public async Task Nobody_gets_into_another_face(Role role, string address)
    {
        var actor = role == Role.Returnee ? (await Given.ARegisteredReturnee(Site)).Actor : await Site.Staff(role);
        (await (await Site.As(actor)).Get(address)).ShouldBe(HttpStatusCode.Forbidden);
    }

    private static List<string> Links(Page page, string selector) =>
        [
            .. page
                .Document.QuerySelectorAll(selector)
                .Select(a => a.GetAttribute("href")!)
                .Where(h => h.StartsWith('/'))
                .Distinct(),
        ];

    private static async Task ShouldMark(Visitor visitor, string address, string menu)
    {
        var page = await visitor.Open(address);
        page.Document.QuerySelectorAll($"{menu} a[aria-current=page]")
            .Length.ShouldBeInRange(address == "/account" ? 0 : 1, 1, $"{address} does not mark itself in the menu");
    }
}
