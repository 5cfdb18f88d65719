using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Returnees;

public sealed class SameNikTwiceTests : SiteTest
{
    [Fact]
    public async Task A_second_file_with_the_same_NIK_is_refused_beside_the_field()
    {
        var first = await Given.ACompleteReturnee(Site);
        var second = await Given.ARegisteredReturnee(Site);
        var me = await Site.As(second.Actor);

        var page = await (await me.Open("/portal/profile/identity")).Form().Fill("Nik", first.Nik.Value).Submit();

        page.ShouldShowError("Nik").ShouldShowRule(ReturneeRules.OneFilePerNik);
    }

    [Fact]
    public async Task Of_two_requests_at_the_same_time_one_gets_the_NIK()
    {
        var nik = Make.Nik();
        GivenReturnee[] both = [await Given.ARegisteredReturnee(Site), await Given.ARegisteredReturnee(Site)];

        var answers = await Task.WhenAll(both.Select(Claim));

        answers.Count(refused => refused == ReturneeRules.OneFilePerNik).ShouldBe(1);
        answers.Count(refused => refused is null).ShouldBe(1);
        (await Site.Db(db => db.Returnees.CountAsync(r => r.Nik != null))).ShouldBe(1);

        async Task<Rule?> Claim(GivenReturnee one)
        {
            try
            {
                await Site.Send(new UpdateIdentity(one.Id, one.Name, nik, null, null, null), one.Actor);
                return null;
            }
            catch (RuleBrokenException broken)
            {
                return broken.Rule;
            }
        }
    }

    [Fact]
    public async Task The_database_holds_no_number_in_clear()
    {
        var given = await Given.ACompleteReturnee(Site);

        var row = await Site.Db(db =>
            db.Database.SqlQuery<string>($"select row_to_json(r)::text as \"Value\" from returnees.returnees r")
                .SingleAsync()
        );
        var processes = await Site.Db(db =>
            db.Database.SqlQuery<string>(
                    $"select coalesce(string_agg(row_to_json(p)::text, ''), '') as \"Value\" from audit.process p"
                )
                .SingleAsync()
        );

        row.ShouldNotContain(given.Nik.Value);
        processes.ShouldNotContain(given.Nik.Value);
    }

    [Fact]
    public async Task Staff_find_a_file_by_its_whole_NIK_in_their_region_only()
    {
        var given = await Given.ACompleteReturnee(Site);
        var here = await Site.As(await Site.Staff(Role.Officer, RegionCode.Parse("3603")));
        var elsewhere = await Site.As(await Site.Staff(Role.Officer, RegionCode.Parse("3601")));

        var found = await (await here.Open("/workspace/returnees/by-nik")).Form().Fill("Nik", given.Nik.Value).Submit();
        var nobody = await (await elsewhere.Open("/workspace/returnees/by-nik"))
            .Form()
            .Fill("Nik", given.Nik.Value)
            .Submit();

        found.ShouldBeAt($"/workspace/returnees/{given.Id}");
        nobody.ShouldShowRule(ReturneeRules.NikIsOnFile);
    }

    [Fact]
    public async Task A_like_name_born_the_same_day_in_the_same_village_warns_the_officer()
    {
        await Given.AVerifiedReturnee(Site, "Siti Aminah");
        var second = await Given.ASubmittedReturnee(Site, "Siti Aminnah");
        var officer = await Site.As(await Site.Staff(Role.Officer));

        var page = await officer.Open($"/workspace/returnees/{second.Id}");
        page.ShouldShowText("returnees.like-file");
        var refused = await page.Form("Data benar, setujui").Submit();
        refused.ShouldShowRule(ReturneeRules.DuplicatesJudged);

        page = await officer.Open($"/workspace/returnees/{second.Id}");
        page = await page.Form("Simpan putusan")
            .Choose("Verdict", "DifferentPeople")
            .Fill("Reason", "Beda ibu kandung")
            .Submit();
        page = await page.Form("Data benar, setujui").Submit();

        page.ShouldShowText("returnees.returnee-status.verified");
    }
}
