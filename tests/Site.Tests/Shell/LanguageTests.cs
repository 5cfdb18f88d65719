using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Shell;

public sealed class LanguageTests : SiteTest
{
    [Fact]
    public async Task A_person_switches_the_language_and_stays_on_the_page()
    {
        var page = await Site.Visitor().Open("/design/list?q=siti");
        page.ShouldShow("Unduh CSV");

        page = await page.Form("English").Submit();
        page.ShouldBeAt("/design/list").ShouldShow("Download CSV");
        page.Address.Query.ShouldBe("?q=siti");
        page.Document.DocumentElement.GetAttribute("lang").ShouldBe("en");

        page = await page.Form("Bahasa Indonesia").Submit();
        page.ShouldShow("Unduh CSV");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https://evil.example/")]
    public async Task The_way_back_never_leads_to_another_site(string back)
    {
        var form = (await Site.Visitor().Open("/design")).Form("English");
        form.Element.QuerySelector("[name=back]")!.SetAttribute("value", back);
        var page = await form.Submit();
        page.Address.Host.ShouldBe(TestSite.Address.Host);
        page.Path.ShouldBe("/");
    }

    [Fact]
    public async Task A_browser_set_to_English_is_still_greeted_in_Indonesian()
    {
        var visitor = Site.Visitor();
        visitor.Headers.Add("Accept-Language", "en");
        (await visitor.Open("/design")).ShouldShow("Gratis.");
    }

    [Theory]
    [InlineData("id", "Sepuluh juta rupiah")]
    [InlineData("en", "Ten million rupiah")]
    public async Task Amounts_stand_in_words_in_the_readers_language(string language, string words)
    {
        var visitor = Site.Visitor();
        visitor.Language = language;
        (await visitor.Open("/design/detail")).ShouldShow("Rp10.000.000").ShouldShow(words);
        using var answer = await visitor.Fetch("/words?rupiah=10000000");
        (await answer.Content.ReadAsStringAsync()).ShouldBe(words);
    }

    [Theory]
    [InlineData("id", "8 Desember 2026", "19 November 2026 14.05 WIB")]
    [InlineData("en", "8 December 2026", "19 November 2026 14.05 WIB")]
    public async Task Dates_and_times_are_written_out(string language, string date, string moment)
    {
        var visitor = Site.Visitor();
        visitor.Language = language;
        (await visitor.Open("/design/detail")).ShouldShow(date).ShouldShow(moment);
    }
}
