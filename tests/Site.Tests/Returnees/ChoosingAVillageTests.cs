using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Returnees;

public sealed class ChoosingAVillageTests : SiteTest
{
    [Fact]
    public async Task Every_region_of_Indonesia_is_there_as_published()
    {
        var byLength = await Site.Db(db =>
            db.Regions.GroupBy(r => r.Code.Length).Select(g => new { g.Key, Count = g.Count() }).ToListAsync()
        );

        byLength
            .OrderBy(l => l.Key)
            .Select(l => (l.Key, l.Count))
            .ShouldBe([(2, 38), (4, 514), (6, 7285), (10, 83762)]);
        (await Site.Db(db => db.Regions.CountAsync(r => EF.Functions.Like(r.Name, "%\"%")))).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Loading_the_regions_takes_little_time_and_happens_once()
    {
        await Site.Db(async db =>
        {
            await db.Database.ExecuteSqlAsync($"delete from returnees.regions");
            var watch = Stopwatch.StartNew();
            await Infrastructure.Database.Returnees.RegionData.Load(db, CancellationToken.None);
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
            await Infrastructure.Database.Returnees.RegionData.Load(db, CancellationToken.None);
            (await db.Regions.CountAsync()).ShouldBe(91_599);
            return true;
        });
    }

    [Fact]
    public async Task A_village_is_found_by_part_of_its_name_and_its_district()
    {
        var me = await Site.As((await Given.ARegisteredReturnee(Site)).Actor);

        var page = await (await me.Open("/portal/profile/address")).Form("Cari").Fill("q", "kedaung mekar").Submit();
        page = await page.Follow("Kedaung, Mekar Baru, Kabupaten Tangerang, Banten");

        page.Form("alamat").ValueOf("Village").ShouldBe("3603332002");
    }

    [Fact]
    public async Task Without_script_the_village_is_reached_step_by_step()
    {
        var me = await Site.As((await Given.ARegisteredReturnee(Site)).Actor);

        var page = await me.Open("/portal/profile/address");
        page = await page.Form("Lanjut").Fill("province", "Banten").Submit();
        page = await page.Form("Lanjut").Fill("regency", "Kabupaten Tangerang").Submit();
        page = await page.Form("Lanjut").Fill("district", "Mekar Baru").Submit();
        page = await page.Form("Lanjut").Fill("village", "Kedaung").Submit();

        page.ShouldShow("Kedaung, Mekar Baru, Kabupaten Tangerang, Banten");
        page.Form("alamat").ValueOf("Village").ShouldBe("3603332002");
    }

    [Fact]
    public async Task A_village_in_no_list_is_refused()
    {
        var given = await Given.ARegisteredReturnee(Site);

        var broken = await Should.ThrowAsync<Domain.Shared.RuleBrokenException>(() =>
            Site.Send(new UpdateAddress(given.Id, Domain.Shared.RegionCode.Parse("9999999999"), "Jalan"), given.Actor)
        );

        broken.Rule.ShouldBe(ReturneeRules.VillageIsKnown);
    }

    [Fact]
    public async Task A_search_among_all_villages_is_quick()
    {
        await Site.Send(new FindVillages("sukamaju"));
        var watch = Stopwatch.StartNew();
        (await Site.Send(new FindVillages("suka"))).Count.ShouldBe(20);
        // Far above what it takes, far below a scan with joins for every village.
        watch.ElapsedMilliseconds.ShouldBeLessThan(1000);
    }
}
