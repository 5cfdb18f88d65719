using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Staff;

public sealed class StaffAdministrationTests : SiteTest
{
    [Fact]
    public async Task An_administrator_appoints_somebody_who_sets_a_password_and_signs_in()
    {
        var admin = await Site.As(await Site.Staff(Role.Administrator));
        var page = await Appoint(admin, "rina@emas.test", Role.Officer);
        page.ShouldShow("Rina Wulandari").ShouldShow("BP3MI Banten");

        var link = await Site.LastLink("staff-invitation");
        var form = (await Site.Visitor().Open(link)).Form();
        await form.Fill("Password", SignIn.Password).Fill("Again", SignIn.Password).Submit();
        (await Site.Visitor().GivePassword(EmailAddress.Parse("rina@emas.test"))).ShouldBeAt("/workspace");
    }

    [Fact]
    public async Task The_invitation_goes_out_by_mail_and_works_for_seventy_two_hours()
    {
        await Appoint(await Site.As(await Site.Staff(Role.Administrator)), "rina@emas.test", Role.Officer);
        await Site.DrainOutbox();
        Site.Mail.To("rina@emas.test").Count.ShouldBe(1);

        var link = await Site.LastLink("staff-invitation");
        Clock.Advance(TimeSpan.FromHours(72));
        (await Site.Visitor().Open(link)).ShouldShowText("accounts.link-over");
    }

    [Theory]
    [InlineData(Role.Reviewer, Role.DecisionMaker)]
    [InlineData(Role.Reviewer, Role.TreasuryMaker)]
    [InlineData(Role.DecisionMaker, Role.TreasuryChecker)]
    [InlineData(Role.TreasuryMaker, Role.TreasuryChecker)]
    [InlineData(Role.Auditor, Role.Officer)]
    public async Task Roles_that_must_stay_apart_are_refused_with_the_form_kept(Role one, Role other)
    {
        var page = await Appoint(await Site.As(await Site.Staff(Role.Administrator)), "rina@emas.test", one, other);
        page.ShouldShowRule(StaffRules.RolesApart);
        page.Form().ValueOf("FullName").ShouldBe("Rina Wulandari");
        (await Site.Db(db => db.Staff.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task One_address_is_one_person()
    {
        var admin = await Site.As(await Site.Staff(Role.Administrator));
        await Appoint(admin, "rina@emas.test", Role.Reviewer);
        (await Appoint(admin, "rina@emas.test", Role.TreasuryMaker)).ShouldShowRule(StaffRules.EmailIsNew);
    }

    [Fact]
    public async Task One_NIK_is_one_person_whatever_the_address()
    {
        var admin = await Site.As(await Site.Staff(Role.Administrator));
        await Appoint(admin, "rina@emas.test", "3604014101900001", Role.Reviewer);
        (await Appoint(admin, "rina2@emas.test", "3604014101900001", Role.TreasuryMaker)).ShouldShowRule(
            StaffRules.NikIsNew
        );
    }

    [Fact]
    public async Task Somebody_is_disabled_and_enabled_with_reasons_that_stay_readable()
    {
        var officer = await Site.Staff(Role.Officer);
        var admin = await Site.As(await Site.Staff(Role.Administrator));
        var address = $"/workspace/staff/{officer.StaffId}";

        var page = await (await admin.Open(address))
            .Form("[action$='/disable']")
            .Fill("Reason", "Pindah dinas")
            .Submit();
        page.ShouldShowText("staff.now-disabled");
        page = await page.Form("[action$='/enable']").Fill("Reason", "Kembali bertugas").Submit();
        page.ShouldShowText("staff.now-enabled").ShouldShow("Pindah dinas").ShouldShow("Kembali bertugas");
    }

    [Fact]
    public async Task Disabling_needs_a_reason()
    {
        var officer = await Site.Staff(Role.Officer);
        var admin = await Site.As(await Site.Staff(Role.Administrator));
        var page = await (await admin.Open($"/workspace/staff/{officer.StaffId}"))
            .Form("[action$='/disable']")
            .Submit();
        page.ShouldShowError("Reason");
    }

    [Fact]
    public async Task Nobody_takes_the_own_access_away()
    {
        var actor = await Site.Staff(Role.Administrator);
        var page = await (await Site.As(actor)).Open($"/workspace/staff/{actor.StaffId}");
        (await page.Form("[action$='/disable']").Fill("Reason", "coba").Submit()).ShouldShowRule(StaffRules.NotOneself);
    }

    [Fact]
    public async Task Duties_are_changed_on_a_page_that_shows_the_old_ones()
    {
        var officer = await Site.Staff(Role.Officer);
        var admin = await Site.As(await Site.Staff(Role.Administrator));
        var form = (await admin.Open($"/workspace/staff/{officer.StaffId}/duties")).Form();
        form.ValueOf("FullName").ShouldBe(officer.Name);
        (await form.Fill("Office", "Dinas Koperasi").Choose("Roles", "Trainer").Submit()).ShouldShowText(
            "staff.duties-changed"
        );

        var member = await Site.Db(db => db.Staff.SingleAsync(s => s.Id == officer.StaffId));
        member.Roles.ShouldBe([Role.Officer, Role.Trainer]);
        member.Office.ShouldBe("Dinas Koperasi");
    }

    [Fact]
    public async Task The_list_is_filtered_by_role_and_searched_by_name()
    {
        var trainer = await Site.Staff(Role.Trainer);
        var officer = await Site.Staff(Role.Officer);
        var admin = await Site.As(await Site.Staff(Role.Administrator));

        (await admin.Open("/workspace/staff?role=Trainer")).ShouldShow(trainer.Name).ShouldNotShow(officer.Name);
        (await admin.Open("/workspace/staff?q=" + Uri.EscapeDataString(officer.Name.ToLowerInvariant())))
            .ShouldShow(officer.Name)
            .ShouldNotShow(trainer.Name);
        var file = await admin.Fetch("/workspace/staff/csv");
        (await file.Content.ReadAsStringAsync()).ShouldContain(trainer.Name);
    }

    [Fact]
    public async Task Another_link_is_sent_on_request()
    {
        var officer = await Site.Staff(Role.Officer);
        var admin = await Site.As(await Site.Staff(Role.Administrator));
        var page = await (await admin.Open($"/workspace/staff/{officer.StaffId}")).Form("[action$='/invite']").Submit();
        page.ShouldShowText("staff.invited");
        (await Site.MessagesSent("staff-invitation")).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_but_administrators_sees_the_pages()
    {
        foreach (var role in Enum.GetValues<Role>().Where(r => r is not (Role.Returnee or Role.Administrator)))
            (await (await Site.As(await Site.Staff(role))).Get("/workspace/staff")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_member_who_is_not_there_is_not_found()
    {
        var admin = await Site.As(await Site.Staff(Role.Administrator));
        (await admin.Get($"/workspace/staff/{Guid.CreateVersion7()}")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<Page> Appoint(Visitor admin, string email, params Role[] roles) =>
        Appoint(admin, email, "", roles);

    private static async Task<Page> Appoint(Visitor admin, string email, string nik, params Role[] roles)
    {
        var form = (await admin.Open("/workspace/staff/new")).Form();
        form.Fill("FullName", "Rina Wulandari").Fill("Office", "BP3MI Banten").Fill("Email", email).Fill("Nik", nik);
        foreach (var role in roles)
            form.Choose("Roles", role.ToString());
        return await form.Submit();
    }
}
