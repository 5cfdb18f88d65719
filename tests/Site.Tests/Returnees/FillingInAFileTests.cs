using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Domain.Returnees;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Returnees;

public sealed class FillingInAFileTests : SiteTest
{
    [Fact]
    public async Task A_returnee_fills_in_every_section_and_hands_the_file_in()
    {
        var given = await Given.ARegisteredReturnee(Site);
        var me = await Site.As(given.Actor);

        await (await me.Open("/portal/profile/identity"))
            .Form()
            .Fill("Nik", given.Nik.Value)
            .Fill("FamilyCard", Make.FamilyCard().Value)
            .Fill("BirthOn", "1988-05-12")
            .Choose("Sex", "Female")
            .Submit();
        await Address(await me.Open("/portal/profile/address?village=" + Make.Village));
        await (await me.Open("/portal/profile/migration"))
            .Form("Tambahkan")
            .Fill("Country", "Malaysia")
            .Fill("Sector", "Household")
            .Fill("Channel", "PlacementCompany")
            .Fill("LeftOn", "2021-02-01")
            .Fill("ReturnedOn", "2026-03-15")
            .Fill("Ending", "ContractFinished")
            .Submit();
        await (await me.Open("/portal/profile/household"))
            .Form("Tambahkan")
            .Fill("Name", "Rudi")
            .Fill("Relation", "Spouse")
            .Submit();
        await (await me.Open("/portal/profile/bank"))
            .Form()
            .Fill("BankCode", "Bank Banten")
            .Fill("Number", "1234567890")
            .Submit();
        foreach (var kind in new[] { "IdentityCard", "FamilyCard" })
            await (await me.Open("/portal/profile/documents"))
                .Form("Unggah")
                .Fill("Kind", kind)
                .Attach("File", "foto.png", Make.Png(), "image/png")
                .Submit();
        var page = await (await me.Open("/portal/profile")).Form("Kirim untuk diperiksa").Submit();

        page.ShouldBe(HttpStatusCode.OK).ShouldShowText("returnees.returnee-status.submitted");
        var file = await Site.Db(db => db.Returnees.SingleAsync(r => r.Id == given.Id));
        file.Status.ShouldBe(ReturneeStatus.Submitted);
        (file.Stints.Count, file.Household.Count, file.Documents.Count).ShouldBe((1, 1, 2));
        file.BankAccount!.Holder.ShouldBe(given.Name);
    }

    [Fact]
    public async Task What_is_missing_is_listed_and_keeps_the_file_back()
    {
        var given = await Given.ARegisteredReturnee(Site);
        var me = await Site.As(given.Actor);

        var page = await (await me.Open("/portal/profile")).Form("Kirim untuk diperiksa").Submit();

        page.ShouldShowRule(ReturneeRules.NothingMissing);
        page.ShouldHaveLink("Foto KTP").ShouldHaveLink("Desa atau kelurahan");
    }

    [Fact]
    public async Task A_field_is_saved_by_itself()
    {
        var given = await Given.ARegisteredReturnee(Site);
        var me = await Site.As(given.Actor);
        var form = (await me.Open("/portal/profile/identity")).Form();
        var token = form.Fields().Single(f => f.Key == "__RequestVerificationToken");

        using var answer = await me.Send(
            new HttpRequestMessage(HttpMethod.Post, form.Element.GetAttribute("data-autosave"))
            {
                Content = new FormUrlEncodedContent([token, new("field", "BirthOn"), new("BirthOn", "1990-01-02")]),
            }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var file = await Site.Db(db => db.Returnees.SingleAsync(r => r.Id == given.Id));
        file.BirthOn.ShouldBe(new DateOnly(1990, 1, 2));
        file.FullName.ShouldBe(given.Name);
    }

    [Fact]
    public async Task A_number_on_file_is_shown_masked_only_and_stays_when_left_empty()
    {
        var given = await Given.ACompleteReturnee(Site);
        var me = await Site.As(given.Actor);

        var page = await me.Open("/portal/profile/identity");
        page.ShouldShow(given.Nik.ToString()).ShouldNotShow(given.Nik.Value);
        page.Form().ValueOf("Nik").ShouldBeEmpty();
        await page.Form().Fill("FullName", given.Name + " Baru").Submit();

        var file = await Site.Db(db => db.Returnees.SingleAsync(r => r.Id == given.Id));
        file.Nik.ShouldBe(given.Nik);
        file.FullName.ShouldBe(given.Name + " Baru");
    }

    [Fact]
    public async Task An_account_of_somebody_else_is_refused_beside_its_field()
    {
        var given = await Given.ARegisteredReturnee(Site, "Siti Aminah");
        var me = await Site.As(given.Actor);

        var page = await (await me.Open("/portal/profile/bank"))
            .Form()
            .Fill("BankCode", "137")
            .Fill("Number", "1234567890")
            .Fill("Holder", "Ahmad Fauzi")
            .Submit();

        page.ShouldShowError("Holder").ShouldShowRule(ReturneeRules.AccountIsOwn);
        page.Form().ValueOf("Holder").ShouldBe("Ahmad Fauzi");
    }

    [Fact]
    public async Task Stays_abroad_end_after_they_began()
    {
        var given = await Given.ARegisteredReturnee(Site);
        var me = await Site.As(given.Actor);

        var page = await (await me.Open("/portal/profile/migration"))
            .Form("Tambahkan")
            .Fill("Country", "TW")
            .Fill("Sector", "Factory")
            .Fill("Channel", "Unknown")
            .Fill("LeftOn", "2026-02-01")
            .Fill("ReturnedOn", "2025-03-15")
            .Fill("Ending", "Other")
            .Submit();

        page.ShouldShowError("ReturnedOn").ShouldShowRule(ReturneeRules.HomeAfterLeaving);
    }

    [Fact]
    public async Task Entries_are_taken_out_again()
    {
        var given = await Given.ACompleteReturnee(Site);
        var me = await Site.As(given.Actor);
        await (await me.Open("/portal/profile/household"))
            .Form("Tambahkan")
            .Fill("Name", "Rudi")
            .Fill("Relation", "Spouse")
            .Submit();

        await (await me.Open("/portal/profile/migration")).Form("Hapus").Submit();
        await (await me.Open("/portal/profile/household")).Form("Hapus").Submit();
        await (await me.Open("/portal/profile/documents")).Form("Hapus").Submit();

        var file = await Site.Db(db => db.Returnees.SingleAsync(r => r.Id == given.Id));
        (file.Stints.Count, file.Household.Count, file.Documents.Count).ShouldBe((0, 0, 1));
    }

    [Fact]
    public async Task A_stay_sent_twice_is_kept_once()
    {
        var given = await Given.ARegisteredReturnee(Site);
        var me = await Site.As(given.Actor);
        var form = (await me.Open("/portal/profile/household"))
            .Form("Tambahkan")
            .Fill("Name", "Rudi")
            .Fill("Relation", "Child");

        await form.Submit();
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);

        (await Site.Db(db => db.Returnees.SingleAsync(r => r.Id == given.Id))).Household.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Consents_are_given_and_taken_back_each_on_its_own()
    {
        var given = await Given.ARegisteredReturnee(Site);
        var me = await Site.As(given.Actor);

        await (await me.Open("/portal/profile/consent")).Form().Choose("Given", "Messages").Submit();
        (await Consents()).ShouldBe([ConsentPurpose.Programme, ConsentPurpose.Messages]);
        await (await me.Open("/portal/profile/consent")).Form().Choose("Given", "StoryAndPhotos").Submit();
        (await Consents()).Count().ShouldBe(3);

        async Task<IEnumerable<ConsentPurpose>> Consents() =>
            (await Site.Db(db => db.Returnees.SingleAsync(r => r.Id == given.Id)))
                .Consents.Where(c => c.IsInForce)
                .Select(c => c.Purpose)
                .Order();
    }

    [Fact]
    public async Task A_file_being_checked_cannot_be_changed()
    {
        var given = await Given.ASubmittedReturnee(Site);
        var me = await Site.As(given.Actor);

        var page = await (await me.Open("/portal/profile/identity")).Form().Fill("FullName", "Lain Nama").Submit();

        page.ShouldShowRule(ReturneeRules.IdentityOpenForChanges);
        (await (await me.Open("/portal/profile/contact")).Form().Submit()).ShouldShowRule(ReturneeRules.OpenForChanges);
    }

    private static async Task Address(TestKit.Pages.Page page)
    {
        page.ShouldShow("Mekar Baru, Mekar Baru, Kabupaten Tangerang, Banten");
        page = await page.Form("alamat").Fill("Street", "Kp. Waliwis RT 02/01").Submit();
        page.ShouldBe(HttpStatusCode.OK);
    }
}
