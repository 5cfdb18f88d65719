using PmiEmas.Browser.Tests.Kit;
using PmiEmas.Browser.Tests.Steps;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Browser.Tests;

/// <summary>Everything a returnee needs works in a browser that runs no script.</summary>
public sealed class WithoutScriptTests : BrowserTest
{
    private static readonly Screen Plain = Screen.Phone with { Script = false };

    [Fact]
    public async Task A_returnee_registers_and_hands_in_a_plan_without_script()
    {
        await Given.AnOpenCall(Site.Site);
        await using var person = await Site.Open(screen: Plain);
        await person.RegisterByPhone(Site.Site, "081298765432");
        await person.FillProfile();
        await Site.Site.VerifyTheOnlyFile();
        await person.WritePlan("Bantuan modal usaha 2026");
    }

    [Fact]
    public async Task A_borrower_announces_a_repayment_without_script()
    {
        var loan = await Given.ADisbursedLoan(Site.Site);
        Site.Site.Clock.AdvanceDays(30);
        await using var person = await Site.Open(loan.Borrower.Actor, Plain);
        await person.AnnounceRepayment(1_000_000, Site.Site.Today());
        await using var treasurer = await Site.Open(await Site.Site.Staff(Role.TreasuryMaker), Screen.Desk);
        await treasurer.MatchRepayment();
        await person.Visit("/portal");
        await person.ShouldSee("1 dari 12 angsuran lunas");
    }
}
