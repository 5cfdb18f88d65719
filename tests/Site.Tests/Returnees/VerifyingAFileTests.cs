using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Returnees;

public sealed class VerifyingAFileTests : SiteTest
{
    [Fact]
    public async Task A_complete_file_is_verified_and_its_account_confirmed()
    {
        var given = await Given.ASubmittedReturnee(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));

        var page = await (await officer.Open($"/workspace/returnees/{given.Id}")).Form("Data benar, setujui").Submit();

        page.ShouldBe(HttpStatusCode.OK).ShouldShowText("history.verify-returnee");
        var file = await File(given);
        file.Status.ShouldBe(ReturneeStatus.Verified);
        file.BankAccount!.Usable(Clock.GetUtcNow()).ShouldBeTrue();
    }

    [Fact]
    public async Task Verifying_twice_changes_nothing_more()
    {
        var given = await Given.ASubmittedReturnee(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var form = (await officer.Open($"/workspace/returnees/{given.Id}")).Form("Data benar, setujui");

        await form.Submit();
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);

        (await Site.Db(db => db.Processes.CountAsync(p => p.Command == nameof(VerifyReturnee)))).ShouldBe(1);
    }

    [Fact]
    public async Task Who_entered_a_file_may_not_verify_it()
    {
        var staff = await Site.Staff(Role.Officer);
        var given = await Given.ASubmittedReturnee(Site, by: staff);
        var officer = await Site.As(staff);

        var page = await (await officer.Open($"/workspace/returnees/{given.Id}")).Form("Data benar, setujui").Submit();

        page.ShouldShowRule(ReturneeRules.NotOwnRegistration);
    }

    [Fact]
    public async Task A_file_is_sent_back_with_a_reason_per_field_and_comes_again()
    {
        var given = await Given.ASubmittedReturnee(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var me = await Site.As(given.Actor);

        var form = (await officer.Open($"/workspace/returnees/{given.Id}/return")).Form();
        await form.Fill($"Fields[{(int)ProfileField.IdentityCardDocument}].Reason", "Foto KTP buram").Submit();

        (await me.Open("/portal/profile"))
            .ShouldShow("Foto KTP buram")
            .ShouldShowText("returnees.section-state.to-correct");
        (await me.Open("/portal/profile/documents")).ShouldShow("Foto KTP buram");
        var page = await (await me.Open("/portal/profile")).Form("Kirim untuk diperiksa").Submit();
        page.ShouldNotShow("Foto KTP buram");
        (await File(given)).Corrections.Single().AnsweredAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Sending_back_without_a_word_is_refused()
    {
        var given = await Given.ASubmittedReturnee(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));

        var page = await (await officer.Open($"/workspace/returnees/{given.Id}/return")).Form().Submit();

        page.ShouldShowRule(ReturneeRules.SaysWhatToCorrect);
    }

    [Fact]
    public async Task A_file_is_rejected_with_a_reason_that_the_person_reads()
    {
        var given = await Given.ASubmittedReturnee(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));

        var page = await (await officer.Open($"/workspace/returnees/{given.Id}/decide/reject")).Form().Submit();
        page.ShouldShowError("Reason").ShouldShowRule(ReturneeRules.GivesAReason);
        await page.Form().Fill("Reason", "Belum pernah bekerja di luar negeri").Submit();

        (await (await Site.As(given.Actor)).Open("/portal/profile")).ShouldShow("Belum pernah bekerja di luar negeri");
        (await File(given)).Status.ShouldBe(ReturneeStatus.Rejected);
    }

    [Fact]
    public async Task A_verified_file_is_suspended_reinstated_and_closed()
    {
        var given = await Given.AVerifiedReturnee(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));

        foreach (
            var (decision, status) in new[]
            {
                ("suspend", ReturneeStatus.Suspended),
                ("reinstate", ReturneeStatus.Verified),
                ("close", ReturneeStatus.Closed),
            }
        )
        {
            var page = await officer.Open($"/workspace/returnees/{given.Id}/decide/{decision}");
            await page.Form().Fill("Reason", "Menunggu kabar keluarga").Submit();
            (await File(given)).Status.ShouldBe(status);
        }
    }

    [Fact]
    public async Task A_replaced_account_waits_for_a_second_person_and_a_day()
    {
        var given = await Given.AVerifiedReturnee(Site);
        var me = await Site.As(given.Actor);
        await (await me.Open("/portal/profile/bank"))
            .Form()
            .Fill("BankCode", "BRI")
            .Fill("Number", "123456789012345")
            .Submit();
        (await File(given)).BankAccount!.Usable(Clock.GetUtcNow()).ShouldBeFalse();

        var officer = await Site.As(await Site.Staff(Role.Officer));
        await (await officer.Open($"/workspace/returnees/{given.Id}")).Form("Konfirmasi rekening").Submit();

        var account = (await File(given)).BankAccount!;
        account.Usable(Clock.GetUtcNow()).ShouldBeFalse();
        account.Usable(Clock.GetUtcNow().AddHours(24)).ShouldBeTrue();
    }

    [Fact]
    public async Task Odd_numbers_warn_and_stop_nothing()
    {
        var odd = Make.Nik(new DateOnly(1970, 1, 1), Sex.Male, "320101");
        var given = await Given.ASubmittedReturnee(Site, nik: odd);
        var officer = await Site.As(await Site.Staff(Role.Officer));

        var page = await officer.Open($"/workspace/returnees/{given.Id}");
        page.ShouldShowText("returnees.file-warning.nik-region-differs")
            .ShouldShowText("returnees.file-warning.nik-birth-date-differs")
            .ShouldShowText("returnees.file-warning.nik-sex-differs");

        (await page.Form("Data benar, setujui").Submit()).ShouldShowText("returnees.returnee-status.verified");
    }

    private Task<Returnee> File(GivenReturnee given) => Site.Db(db => db.Returnees.SingleAsync(r => r.Id == given.Id));
}
