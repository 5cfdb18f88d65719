using PmiEmas.Browser.Tests.Kit;
using PmiEmas.Browser.Tests.Steps;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Browser.Tests;

/// <summary>The programme from end to end, each person at a browser of their own, in Indonesian.</summary>
public sealed class JourneyTests : BrowserTest
{
    [Fact]
    public async Task A_returnee_on_a_phone_registers_and_hands_in_a_plan()
    {
        var site = Site.Site;
        await Given.AnOpenCall(site);
        await using var siti = await Site.Open();
        await siti.RegisterByPhone(site, "081234567890");
        await siti.FillProfile();
        await using var officer = await Site.Open(await site.Staff(Role.Officer), Screen.Desk);
        await officer.Visit("/workspace");
        await officer.Follow("workspace.task.verify-returnee");
        await officer.Press("returnees.verify");
        await siti.Visit("/portal");
        await siti.WritePlan("Bantuan modal usaha 2026");
        await officer.Visit("/workspace");
        await officer.Follow("workspace.task.screen-plan");
        await officer.Follow("business-plans.screen");
        await officer.Press("business-plans.screen-confirm");
    }
}
