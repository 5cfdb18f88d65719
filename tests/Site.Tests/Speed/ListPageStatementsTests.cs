using AngleSharp.Dom;
using Npgsql;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Load;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Speed;

public sealed class ListPageStatementsTests : SiteTest
{
    private const int Most = 3;

    [Theory]
    [InlineData("/workspace/returnees")]
    [InlineData("/workspace/returnees?q=a&sort=name")]
    [InlineData("/workspace/plans")]
    [InlineData("/workspace/plans?q=warung&sort=-requested")]
    [InlineData("/workspace/loans")]
    [InlineData("/workspace/loans?sort=late")]
    [InlineData("/workspace/payouts")]
    [InlineData("/workspace/payouts?sort=-amount")]
    public async Task A_page_of_25_rows_takes_at_most_3_statements_in_3_round_trips_with_its_session(string address)
    {
        await ManyRows.Load(Site, people: 60, loans: 60);
        var reader = await Site.As(await Site.Staff([Role.Officer, Role.TreasuryChecker]));
        await reader.Open(address);

        using var statements = Statements.Of(Site);
        var page = await reader.Open(address);

        page.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(ListQuery.PageSize);
        statements.RoundTrips.ShouldBeInRange(1, Most, statements.ToString());
        statements.Count.ShouldBeInRange(1, Most, statements.ToString());
    }
}
