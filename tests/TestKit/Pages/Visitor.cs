using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using PmiEmas.Web.Shared.Language;
using Shouldly;

namespace PmiEmas.TestKit.Pages;

/// <summary>Somebody with a browser: cookies, a language, an address; follows redirects as browsers do.</summary>
public sealed class Visitor
{
    private const int MostRedirects = 5;

    private static int _addresses;

    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;
    private readonly Uri _address;

    internal Visitor(TestSite site)
        : this(site, TestSite.Address, site.Handler) { }

    /// <summary>Browses a program of its own that runs at the address on the site's database.</summary>
    public Visitor(TestSite site, Uri address)
        : this(site, address, new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { }

    private Visitor(TestSite site, Uri address, HttpMessageHandler handler)
    {
        (Site, _address) = (site, address);
        _client = new HttpClient(new CookieContainerHandler(_cookies) { InnerHandler = handler })
        {
            BaseAddress = address,
        };
        _client.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        _client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        // An address each, so that one test's tries do not count against another's.
        var number = Interlocked.Increment(ref _addresses);
        _client.DefaultRequestHeaders.Add(
            TestDoors.AddressHeader,
            string.Create(CultureInfo.InvariantCulture, $"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}")
        );
    }

    public TestSite Site { get; }

    /// <summary>The language chosen on the site: <c>id</c> or <c>en</c>.</summary>
    public string Language
    {
        get;
        set
        {
            field = value;
            _cookies.Add(_address, new Cookie(LanguageController.Cookie, value));
        }
    } = "id";

    public HttpRequestHeaders Headers => _client.DefaultRequestHeaders;

    /// <summary>The cookies as the browser would send them.</summary>
    public string Cookies => _cookies.GetCookieHeader(_address);

    public async Task<Page> Get(string address) => await Browse(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>The page, which must be there.</summary>
    public async Task<Page> Open(string address)
    {
        var page = await Get(address);
        return page.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>The bare answer, without following redirects: files, CSV, JSON, headers.</summary>
    public Task<HttpResponseMessage> Fetch(string address) =>
        _client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => _client.SendAsync(request);

    /// <summary>Signs in by the real session cookie; again after the clock has passed the session's end.</summary>
    public async Task SignIn(TestActor actor)
    {
        var answer = await Fetch(TestSite.DoorFor(actor));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    internal async Task<Page> Browse(HttpRequestMessage request)
    {
        var answer = await _client.SendAsync(request);
        for (
            var hops = 0;
            answer.Headers.Location is { } location && (int)answer.StatusCode is >= 301 and <= 308;
            hops++
        )
        {
            hops.ShouldBeLessThan(MostRedirects, $"redirected in circles at {location}");
            var next = new Uri(answer.RequestMessage!.RequestUri!, location);
            answer = await _client.SendAsync(new HttpRequestMessage(HttpMethod.Get, next));
        }
        return await Page.Read(this, answer);
    }
}
