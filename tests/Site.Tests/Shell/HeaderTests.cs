using System.Net;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Shell;

public sealed class HeaderTests : SiteTest
{
    [Theory]
    [InlineData("/design", 200)]
    [InlineData("/design/form", 200)]
    [InlineData("/nowhere", 404)]
    [InlineData("/design/rule", 409)]
    [InlineData("/design/fault", 500)]
    [InlineData("/error", 404)]
    public async Task Every_page_carries_the_headers_that_protect_it(string path, int status)
    {
        using var answer = await Site.Visitor().Fetch(path);
        ((int)answer.StatusCode).ShouldBe(status);
        Policy(answer)
            .ShouldMatch(
                "^default-src 'none'; script-src 'nonce-[A-Za-z0-9+/]{24}'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; upgrade-insecure-requests; report-to csp; report-uri /csp-report$"
            );
        Of(answer, "Strict-Transport-Security").ShouldBe("max-age=63072000; includeSubDomains; preload");
        Of(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        Of(answer, "X-Frame-Options").ShouldBe("DENY");
        Of(answer, "Referrer-Policy").ShouldBe("same-origin");
        Of(answer, "Permissions-Policy")
            .ShouldBe(
                "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(self), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(self), publickey-credentials-create=(self), usb=(), xr-spatial-tracking=()"
            );
        Of(answer, "Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Of(answer, "Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        Of(answer, "Cross-Origin-Embedder-Policy").ShouldBe("require-corp");
        Of(answer, "Origin-Agent-Cluster").ShouldBe("?1");
        Of(answer, "Reporting-Endpoints").ShouldBe("csp=\"/csp-report\"");
        Of(answer, "Cache-Control").ShouldBe("no-store");
        answer.Headers.Contains("Server").ShouldBeFalse();
        answer.Headers.Contains("X-Powered-By").ShouldBeFalse();
    }

    [Fact]
    public async Task Each_answer_has_a_nonce_of_its_own_which_its_scripts_carry()
    {
        using var one = await Site.Visitor().Fetch("/design");
        using var other = await Site.Visitor().Fetch("/design");
        Policy(one).ShouldNotBe(Policy(other));

        var nonce = Policy(one).Split("'nonce-")[1].Split('\'')[0];
        var html = WebUtility.HtmlDecode(await one.Content.ReadAsStringAsync());
        html.ShouldContain($"<script nonce=\"{nonce}\" src=\"/assets/js/site.");
        html.ShouldContain("integrity=\"sha384-");
    }

    [Fact]
    public async Task A_file_can_do_nothing_in_the_browser()
    {
        using var answer = await Site.Visitor().Fetch("/design/list/csv");
        Policy(answer).ShouldBe("sandbox; default-src 'none'");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
    }

    [Fact]
    public async Task Styles_and_scripts_are_kept_for_a_year_and_travel_packed()
    {
        var visitor = Site.Visitor();
        var page = await visitor.Open("/design");
        foreach (var link in page.Document.QuerySelectorAll("link[rel=stylesheet], script[src]"))
        {
            var path = link.GetAttribute("href") ?? link.GetAttribute("src")!;
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Accept-Encoding", "br, gzip");
            using var answer = await visitor.Send(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            Of(answer, "Cache-Control").ShouldBe("public, max-age=31536000, immutable");
            answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        }
    }

    [Fact]
    public async Task Styles_and_scripts_of_a_public_page_weigh_less_than_sixty_kilobytes()
    {
        var visitor = Site.Visitor();
        var page = await visitor.Open("/design");
        long weight = 0;
        foreach (var link in page.Document.QuerySelectorAll("link[rel=stylesheet], script[src]"))
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                link.GetAttribute("href") ?? link.GetAttribute("src")!
            );
            request.Headers.Add("Accept-Encoding", "br");
            using var answer = await visitor.Send(request);
            weight += answer.Content.Headers.ContentLength!.Value;
        }
        weight.ShouldBeLessThan(60 * 1024);
    }

    [Theory]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    public async Task Methods_that_no_page_uses_are_refused(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/design");
        using var answer = await Site.Visitor().Send(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_post_that_another_site_sends_is_refused(string from)
    {
        var visitor = Site.Visitor();
        var form = (await visitor.Open("/design")).Form("English");
        visitor.Headers.Remove("Sec-Fetch-Site");
        visitor.Headers.Add("Sec-Fetch-Site", from);
        (await form.Submit()).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_post_without_its_token_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/language");
        request.Content = new FormUrlEncodedContent([new("language", "en")]);
        using var answer = await Site.Visitor().Send(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(SiteTexts.Of("shared.error-400-title", "id"));
    }

    [Fact]
    public async Task Cookies_belong_to_this_host_and_to_no_script()
    {
        using var answer = await Site.Visitor().Fetch("/design");
        foreach (var cookie in answer.Headers.GetValues("Set-Cookie").Select(c => c.ToLowerInvariant()))
        {
            cookie.ShouldStartWith("__host-af=");
            cookie.ShouldContain("; secure");
            cookie.ShouldContain("; httponly");
            cookie.ShouldContain("; samesite=strict");
        }
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/design/rule")]
    [InlineData("/design/fault")]
    public async Task An_error_page_tells_the_number_by_which_the_log_finds_it(string path)
    {
        using var answer = await Site.Visitor().Fetch(path);
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldMatch("<p class=\"code[^>]*>[^<]*[0-9a-f]{32}");
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_back()
    {
        var visitor = Site.Visitor();
        for (var i = 0; i < 100; i++)
            (await visitor.Fetch("/words?rupiah=1000")).Dispose();

        using var answer = await visitor.Fetch("/design");
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        int.Parse(Of(answer, "Retry-After")).ShouldBeGreaterThan(0);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(SiteTexts.Of("shared.error-429-title", "id"));
    }

    [Fact]
    public async Task A_report_of_the_browser_about_the_policy_is_taken()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/csp-report");
        request.Content = new StringContent("{\"csp-report\":{}}");
        using var answer = await Site.Visitor().Send(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private static string Policy(HttpResponseMessage answer) => Of(answer, "Content-Security-Policy");

    private static string Of(HttpResponseMessage answer, string name) =>
        string.Join(", ", answer.Headers.GetValues(name));
}
