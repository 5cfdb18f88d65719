using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.BusinessPlans;

public sealed class ListingPlansTests : SiteTest
{
    [Theory]
    [InlineData("/workspace/plans")]
    [InlineData("/workspace/plans?q=warung&status=Submitted&sort=-requested")]
    public async Task A_page_of_plans_takes_at_most_three_statements(string address)
    {
        await Given.ASubmittedPlan(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        await officer.Open(address);

        (await StatementsOf(() => officer.Open(address))).ShouldBeInRange(1, 3);
    }

    /// <summary>Counts what Npgsql executed on this site's own database.</summary>
    private async Task<int> StatementsOf(Func<Task<Page>> open)
    {
        var source = Site.Services.GetRequiredService<NpgsqlDataSource>();
        var database = new NpgsqlConnectionStringBuilder(source.ConnectionString).Database;
        var count = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = spans => spans.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (
                    span.TagObjects.Any(t => t.Value as string == database)
                    && span.TagObjects.Any(t => t.Key is "db.query.text" or "db.statement")
                )
                    Interlocked.Increment(ref count);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await open();
        return count;
    }
}
