using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Returnees;

public sealed class LookingAtNumbersTests : SiteTest
{
    private const string Why = "Mencocokkan dengan KTP asli di loket";

    [Fact]
    public async Task A_number_is_shown_after_the_look_was_recorded_and_its_owner_sees_who_looked()
    {
        var given = await Given.ASubmittedReturnee(Site);
        var staff = await Site.Staff(Role.Officer);
        var officer = await Site.As(staff);

        var page = await officer.Open($"/workspace/returnees/{given.Id}");
        page.ShouldShow(given.Nik.ToString()).ShouldNotShow(given.Nik.Value);
        page = await page.Follow("Lihat");
        page = await page.Form().Fill("Reason", Why).Submit();

        page.ShouldShow(given.Nik.Value);
        var looked = await (await Site.As(given.Actor)).Open("/portal/who-looked");
        looked.ShouldShow(staff.Name).ShouldShow(Why);
    }

    [Fact]
    public async Task A_look_without_a_real_reason_is_refused()
    {
        var given = await Given.ASubmittedReturnee(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));

        var page = await (await officer.Open($"/workspace/returnees/{given.Id}/reveal?field=Nik"))
            .Form()
            .Fill("Reason", "cek")
            .Submit();

        page.ShouldShowError("Reason").ShouldShowRule(ReturneeRules.RevealSaysWhy);
        (await Site.Db(db => db.Set<DataAccess>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task The_number_is_gone_after_some_minutes_and_never_there_for_others()
    {
        var given = await Given.ASubmittedReturnee(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await (await officer.Open($"/workspace/returnees/{given.Id}/reveal?field=FamilyCard"))
            .Form()
            .Fill("Reason", Why)
            .Submit();

        (await (await Site.As(await Site.Staff(Role.Officer))).Get(page.Path)).ShouldBe(HttpStatusCode.NotFound);
        Clock.Advance(TimeSpan.FromMinutes(6));
        (await officer.Get(page.Path)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_pays_sees_accounts_only()
    {
        var given = await Given.AVerifiedReturnee(Site);
        var treasurer = await Site.As(await Site.Staff(Role.TreasuryMaker));

        var account = await (await treasurer.Open($"/workspace/returnees/{given.Id}/reveal?field=BankAccount"))
            .Form()
            .Fill("Reason", Why)
            .Submit();
        var nik = await (await treasurer.Open($"/workspace/returnees/{given.Id}/reveal?field=Nik"))
            .Form()
            .Fill("Reason", Why)
            .Submit();

        account.ShouldBe(HttpStatusCode.OK).ShouldShow("Bank Banten");
        nik.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Auditors_may_not_look()
    {
        var given = await Given.ASubmittedReturnee(Site);
        var auditor = await Site.As(await Site.Staff(Role.Auditor));

        (await auditor.Get($"/workspace/returnees/{given.Id}/reveal?field=Nik")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_recorded_look_cannot_be_changed()
    {
        var given = await Given.ASubmittedReturnee(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        await (await officer.Open($"/workspace/returnees/{given.Id}/reveal?field=Nik"))
            .Form()
            .Fill("Reason", Why)
            .Submit();

        await Should.ThrowAsync<PostgresException>(() =>
            Site.Db(db => db.Database.ExecuteSqlAsync($"delete from returnees.data_access"))
        );
    }
}
