using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using PmiEmas.TestKit;

namespace PmiEmas.Benchmarks.Posting;

/// <summary>A treasurer with a browser over the loopback, who sends the page's own form again and again.</summary>
internal sealed partial class Teller : IDisposable
{
    private readonly HttpClient _client;
    private readonly Uri _address;
    private readonly string _token;

    private Teller(HttpClient client, Uri address, string token) =>
        (_client, _address, _token) = (client, address, token);

    public static async Task<Teller> SignIn(TestSite site, TestActor actor)
    {
        var client = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }
        );
        using var door = await client.GetAsync(new Uri(site.BaseAddress, TestSite.DoorFor(actor)));
        var page = await client.GetStringAsync(
            new Uri(
                site.BaseAddress,
                $"/workspace/loans/{LoanOf(1)}/repayment/check?Amount=220000&ReceivedOn=2026-11-20"
            )
        );
        return new Teller(client, site.BaseAddress, Token().Match(page).Groups[1].Value);
    }

    public async Task Post(int loan)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("220000"), "Amount" },
            { new StringContent("2026-11-20"), "ReceivedOn" },
            { new StringContent("Cash"), "Method" },
            { new StringContent(""), "BankReference" },
            { new StringContent(Guid.CreateVersion7().ToString()), "once" },
            { new StringContent(_token), "__RequestVerificationToken" },
        };
        using var answer = await _client.PostAsync(
            new Uri(_address, $"/workspace/loans/{LoanOf(loan)}/repayment"),
            form
        );
        if (answer.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException(
                $"{answer.StatusCode} for {loan}: {await answer.Content.ReadAsStringAsync()}"
            );
    }

    public void Dispose() => _client.Dispose();

    private static string LoanOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"0193d000-0000-7000-8000-{number:x12}");

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
