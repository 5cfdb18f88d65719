using System.Net;
using PmiEmas.Application.Staff;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Audit;

public sealed class AuditTests : SiteTest
{
    [Fact]
    public async Task An_auditor_reads_who_did_what_and_why()
    {
        var (officer, admin) = (await Site.Staff(Role.Officer), await Site.Staff(Role.Administrator));
        await Site.Send(new DisableStaff(officer.StaffId!.Value, "Pindah dinas"), admin);
        var auditor = await Site.As(await Site.Staff(Role.Auditor));

        (await auditor.Open("/workspace/audit"))
            .ShouldShowText("history.disable-staff")
            .ShouldShow(admin.Name)
            .ShouldShow("Pindah dinas");
        (await auditor.Open($"/workspace/audit?q={officer.StaffId}")).ShouldShow("Pindah dinas");
        (await auditor.Open("/workspace/audit?q=enablestaff")).ShouldNotShow("Pindah dinas");
        (await auditor.Open("/workspace/audit?actor=Returnee")).ShouldNotShow("Pindah dinas");
        var file = await auditor.Fetch("/workspace/audit/csv");
        (await file.Content.ReadAsStringAsync()).ShouldContain("StaffMemberDisabled");
    }

    [Fact]
    public async Task No_code_or_password_stands_in_the_trail()
    {
        var (_, email) = await Site.StaffWithPassword(Role.Officer);
        await Site.Visitor().GivePassword(email);
        var auditor = await Site.As(await Site.Staff(Role.Auditor));
        var text = await (await auditor.Fetch("/workspace/audit/csv")).Content.ReadAsStringAsync();
        text.ShouldContain("SignInWithPassword");
        text.ShouldNotContain(email.Value);
        text.ShouldNotContain(SignIn.Password);
    }

    [Fact]
    public async Task Others_do_not_see_the_trail() =>
        (await (await Site.As(await Site.Staff(Role.Administrator))).Get("/workspace/audit")).ShouldBe(
            HttpStatusCode.Forbidden
        );
}
