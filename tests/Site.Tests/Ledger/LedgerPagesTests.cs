using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Ledger;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Ledger;

public sealed class LedgerPagesTests : SiteTest
{
    [Fact]
    public async Task A_paid_tranche_stands_in_the_journal_the_cards_and_the_trial_balance()
    {
        var grant = await Given.APayableGrant(Site);
        await Given.APaidTranche(Site, grant);
        var visitor = await Site.As(await Site.Staff(Role.Auditor));

        var journal = await visitor.Open("/workspace/ledger?kind=GrantPaid");
        journal.ShouldShow(grant.Reference).ShouldShowText("ledger.account-kind.grants-paid").ShouldShow("Rp7.000.000");
        var entry = await journal.Follow("a.rowlink");
        entry.ShouldShow("Rp7.000.000");

        var card = await visitor.Open($"/workspace/ledger/accounts/grants-paid:{grant.Reference}");
        card.ShouldShow("Rp7.000.000");
        (await visitor.Open($"/workspace/ledger/accounts/committed:{grant.Reference}")).ShouldShow("Rp3.000.000");
        (await visitor.Open("/workspace/ledger/trial-balance")).ShouldShow("Rp7.000.000");
        (await visitor.Open("/workspace/ledger/trial-balance?to=2026-11-19")).ShouldNotShow("Rp7.000.000");
        var csv = await (await visitor.Fetch("/workspace/ledger/csv")).Content.ReadAsStringAsync();
        csv.ShouldContain($"grants-paid:{grant.Reference}");
        (await visitor.Fetch("/workspace/ledger/trial-balance/csv")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_journal_is_asked_by_account_fund_date_and_number()
    {
        var grant = await Given.APayableGrant(Site);
        var visitor = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var committed = $"committed:{grant.Reference}";

        (await visitor.Open($"/workspace/ledger?account={committed}")).ShouldShow(grant.Reference);
        (await visitor.Open($"/workspace/ledger?q={grant.Reference}")).ShouldShow(grant.Reference);
        (await visitor.Open("/workspace/ledger?from=2026-11-21")).ShouldNotShow(grant.Reference);
        (await visitor.Open("/workspace/ledger?to=2026-11-19")).ShouldNotShow(grant.Reference);
        (await visitor.Open("/workspace/ledger?fund=NONE")).ShouldNotShow(grant.Reference);
        (await visitor.Open("/workspace/ledger?sort=-amount")).ShouldShow(grant.Reference);
        (await visitor.Open("/workspace/ledger?sort=effective")).ShouldShow(grant.Reference);
    }

    [Fact]
    public async Task Money_received_is_recorded_once_however_often_the_button_is_pressed()
    {
        await Given.AFundSource(Site, "CSRX");
        var visitor = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var form = (await visitor.Open("/workspace/ledger/funding"))
            .Form()
            .Fill("Fund", "CSRX")
            .Fill("Amount", "250.000.000")
            .Fill("Reference", "RK-2026-11");

        (await form.Submit()).ShouldShowText("ledger.funding-recorded");
        await form.Submit();

        (await Site.Db(db => db.LedgerEvents.CountAsync(e => e.Kind == LedgerEventKind.FundReceived))).ShouldBe(1);
    }

    [Fact]
    public async Task Money_of_tomorrow_is_refused_beside_its_field()
    {
        await Given.AFundSource(Site, "CSRY");
        var visitor = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var refused = await (await visitor.Open("/workspace/ledger/funding"))
            .Form()
            .Fill("Fund", "CSRY")
            .Fill("Amount", "1000")
            .Fill("ReceivedOn", "2026-11-21")
            .Fill("Reference", "RK")
            .Submit();

        refused.ShouldShowError("ReceivedOn").ShouldShowText("ledger.received-on-not-ahead");
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Administrator)]
    public async Task The_books_are_not_for_everybody(Role role)
    {
        var visitor = await Site.As(await Site.Staff(role));
        (await visitor.Get("/workspace/ledger")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_account_nobody_has_is_not_found()
    {
        var visitor = await Site.As(await Site.Staff(Role.Auditor));
        (await visitor.Get("/workspace/ledger/accounts/treasure:1")).ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Get($"/workspace/ledger/events/{Guid.CreateVersion7()}")).ShouldBe(HttpStatusCode.NotFound);
    }
}
