using Microsoft.EntityFrameworkCore;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Host;

public sealed class SitePoolTests : SiteTest
{
    [Fact]
    public async Task A_site_comes_back_empty_after_a_test_that_wrote()
    {
        await Site.Staff(Role.Officer);
        (await Site.Db(db => db.Staff.CountAsync())).ShouldBe(1);

        await Site.Reset();

        (await Site.Db(db => db.Staff.CountAsync())).ShouldBe(0);
        (await Site.Db(db => db.Users.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_cleared_site_stands_at_nine_in_the_morning_again()
    {
        Clock.AdvanceDays(400);
        await Site.Reset();
        Clock.GetUtcNow().ShouldBe(StoppedClock.Start);
    }

    [Fact]
    public async Task Every_site_has_a_database_of_its_own()
    {
        var other = await Pool.Lend();
        await Site.Staff(Role.Officer);
        (await other.Db(db => db.Staff.CountAsync())).ShouldBe(0);
        await Pool.Return(other);
    }
}
