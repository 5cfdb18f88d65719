using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Load;
using PmiEmas.Web.Startup;

namespace PmiEmas.Benchmarks;

/// <summary>A browser that sends the cookies of somebody signed in, and nothing that costs time.</summary>
internal static class SignedIn
{
    /// <summary>The product as it runs: its own pipeline, its JSON log, its sessions in the database.</summary>
    public static Task<TestSite> Product(string connection, int? port = null) =>
        TestSite.Start(connection, services => services.UseLogLines(), port: port);

    /// <summary>A database with so many rows, and somebody who may see them all.</summary>
    public static async Task<(string Connection, TestActor Reader)> Filled(TestPostgres postgres, int people, int loans)
    {
        var connection = await postgres.Clone();
        await using var site = await TestSite.Start(connection);
        await ManyRows.Load(site, people, loans);
        return (connection, await site.Staff([Role.Officer, Role.TreasuryChecker]));
    }

    public static async Task<HttpClient> ToProduct(TestSite site, TestActor officer)
    {
        var visitor = await site.As(officer);
        // From the first page on a browser has every cookie.
        await visitor.Open("/workspace/plans");
        return With(site.Handler, TestSite.Address, visitor.Cookies);
    }

    public static HttpClient With(HttpMessageHandler handler, Uri address, string cookies)
    {
        var client = new HttpClient(handler) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        return client;
    }
}
