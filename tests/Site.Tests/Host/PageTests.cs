using System.Net;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Host;

/// <summary>The tests' own browser, on the pages that show every part of the site.</summary>
public sealed class PageTests(SitePool pool) : IAsyncLifetime
{
    private TestSite _site = null!;
    private Visitor _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.Start(await pool.Postgres.Clone(), environment: "Development");
        _visitor = _site.Visitor();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_form_is_sent_with_everything_the_page_put_into_it()
    {
        var form = (await _visitor.Open("/design/form")).Form();
        form.Fill("Name", "Nur Halimah").Fill("Regency", "Kab. Lebak").Choose("Papers", "kk").Check("Agreed");
        var sent = form.Fields().ToLookup(f => f.Key, f => f.Value);
        sent["Name"].ShouldBe(["Nur Halimah"]);
        sent["Regency"].ShouldBe(["3602"]);
        sent["Papers"].ShouldBe(["kk"]);
        Guid.TryParse(sent["once"].Single(), out _).ShouldBeTrue();
        sent["__RequestVerificationToken"].Single().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_refused_form_comes_back_with_its_errors_and_with_what_was_typed()
    {
        var page = await (await _visitor.Open("/design/form"))
            .Form()
            .Fill("Name", "Nur Halimah")
            .Fill("Phone", "12")
            .Attach("Photo", "a.png", [1, 2, 3], "image/png")
            .Submit();
        page.ShouldShowError("Phone");
        page.Form().ValueOf("Name").ShouldBe("Nur Halimah");
        page.Form().ValueOf("Phone").ShouldBe("12");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var form = (await _visitor.Open("/design/form")).Form();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/design/form")
        {
            Content = new FormUrlEncodedContent(form.Fields().Where(f => f.Key != "__RequestVerificationToken")),
        };
        using var answer = await _visitor.Send(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_link_is_followed_by_its_words_and_the_language_is_the_visitors()
    {
        var page = await _visitor.Open("/design/form");
        page.ShouldShowText("shared.continue");
        (await page.Follow(SiteTexts.Of("shared.back", "id"))).ShouldBeAt("/design/portal");

        _visitor.Language = "en";
        (await _visitor.Open("/design/form")).ShouldShowText("shared.continue");
        SiteTexts.Of("shared.continue", "en").ShouldNotBe(SiteTexts.Of("shared.continue", "id"));
    }

    [Fact]
    public async Task What_is_missing_is_told_with_what_is_there()
    {
        var page = await _visitor.Open("/design/form");
        Should.Throw<ShouldAssertException>(() => page.Form().Fill("Nonsense", "x")).Message.ShouldContain("Phone");
        (await Should.ThrowAsync<ShouldAssertException>(() => page.Follow("Nonsense"))).Message.ShouldContain(
            "Links: "
        );
    }
}
