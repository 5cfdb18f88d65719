using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Payments;

public sealed class PayingATrancheTests : SiteTest
{
    [Fact]
    public async Task A_tranche_is_prepared_checked_sent_and_confirmed_on_its_pages()
    {
        var grant = await Given.APayableGrant(Site);
        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));

        var ready = await maker.Open("/workspace/payouts/ready");
        var prepare = await ready.ShouldShow("Rp7.000.000").Follow(SiteTexts.Of("payments.prepare", "id"));
        prepare.ShouldShow("Tujuh juta rupiah");
        var prepared = await prepare.Form().Submit();
        prepared.ShouldShowText("payments.prepared");
        var submitted = await prepared.Form(SiteTexts.Of("payments.submit", "id")).Submit();
        submitted.ShouldShowText("payments.submitted");

        var payout = await Site.Db(db => db.Payouts.AsNoTracking().SingleAsync());
        var check = await checker.Open($"/workspace/payouts/{payout.Id}/check");
        check.ShouldShow("Tujuh juta rupiah").ShouldShow(grant.Returnee.Name);
        (await check.Form().Submit()).ShouldShowText("payments.approved");

        var draft = await maker.Open("/workspace/bank-files/new");
        var made = await draft.Form().Choose("Payouts", payout.Id.ToString()).Submit();
        made.ShouldShowText("payments.file-made");
        var first = await maker.Fetch(made.Document.QuerySelector("a.rowlink")!.GetAttribute("href")!);
        var again = await maker.Fetch(made.Document.QuerySelector("a.rowlink")!.GetAttribute("href")!);
        var bytes = await first.Content.ReadAsByteArrayAsync();
        bytes.ShouldBe(await again.Content.ReadAsByteArrayAsync());
        var csv = Encoding.UTF8.GetString(bytes);
        csv.ShouldContain(payout.Payee.Account.Value);
        var totals = csv.Trim().Split("\r\n")[^1];
        totals.ShouldStartWith("TOTAL,1,");
        totals.ShouldEndWith(",7000000,");

        var confirm = await maker.Open($"/workspace/payouts/{payout.Id}/confirm");
        var paid = await confirm
            .Form()
            .Fill("BankReference", "FT26112000991")
            .Attach("Proof", "bukti.pdf", Make.Pdf(), "application/pdf")
            .Submit();
        paid.ShouldShowText("payments.confirmed").ShouldShow("FT26112000991");

        (await Given.TrancheOf(Site, grant, 1)).Status.ShouldBe(TrancheStatus.Paid);
        (await Balance(Account.GrantsPaid(grant.Reference))).ShouldBe(7_000_000);
        (await Balance(Account.Committed(grant.Reference))).ShouldBe(3_000_000);
        var mine = await (await Site.As(grant.Returnee.Actor)).Open("/portal/payments");
        mine.ShouldShow("Rp7.000.000").ShouldNotShow(payout.Payee.Account.Value);
    }

    [Fact]
    public async Task The_maker_does_not_check_whatever_roles_they_hold()
    {
        var grant = await Given.APayableGrant(Site);
        var maker = await Site.Staff(Role.TreasuryMaker);
        var payout = await Given.ASubmittedPayout(Site, grant, by: maker);
        var refused = await Should.ThrowAsync<RuleBrokenException>(() =>
            Approve(payout, maker with { Roles = [Role.TreasuryChecker] })
        );

        refused.Rule.ShouldBe(PaymentRules.CheckerIsNotMaker);
        (await Payout(payout)).Status.ShouldBe(PayoutStatus.Submitted);
    }

    [Fact]
    public async Task Whoever_decided_the_plan_neither_hands_in_nor_checks_its_payment()
    {
        var decider = await Site.Staff(Role.DecisionMaker);
        var grant = await Given.AGrantDecidedBy(Site, decider);
        var subject = (await Given.TrancheOf(Site, grant, 1)).Id.Value;
        var asMaker = decider with { Roles = [Role.TreasuryMaker] };
        var payout = await Site.Send(new PreparePayout(PayoutPurpose.GrantTranche, subject, ""), asMaker);

        var refused = await Should.ThrowAsync<RuleBrokenException>(() => Site.Send(new SubmitPayout(payout), asMaker));
        refused.Rule.ShouldBe(PaymentRules.DeciderDoesNotPay);

        await Site.Send(new SubmitPayout(payout), await Site.Staff(Role.TreasuryMaker));
        refused = await Should.ThrowAsync<RuleBrokenException>(() =>
            Approve(payout, decider with { Roles = [Role.TreasuryChecker] })
        );
        refused.Rule.ShouldBe(PaymentRules.DeciderDoesNotPay);
    }

    [Fact]
    public async Task Two_checkers_at_once_approve_once()
    {
        var grant = await Given.APayableGrant(Site);
        var payout = await Given.ASubmittedPayout(Site, grant);
        var hash = (await Payout(payout)).ContentHash();
        var checkers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Site.Staff(Role.TreasuryChecker)));

        var results = await Task.WhenAll(
            checkers.Select(async checker =>
            {
                try
                {
                    await Site.Send(new ApprovePayout(payout, hash), checker);
                    return true;
                }
                catch (RuleBrokenException)
                {
                    return false;
                }
            })
        );

        results.Count(approved => approved).ShouldBe(1);
        (await Payout(payout)).Status.ShouldBe(PayoutStatus.Approved);
    }

    [Fact]
    public async Task What_changed_after_it_was_opened_is_not_approved()
    {
        var grant = await Given.APayableGrant(Site);
        var maker = await Site.Staff(Role.TreasuryMaker);
        var payout = await Given.ASubmittedPayout(Site, grant, by: maker);
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var opened = (await checker.Open($"/workspace/payouts/{payout}/check")).Form();

        await Site.Send(new AmendPayout(payout, "Berita lain"), maker);
        await Site.Send(new SubmitPayout(payout), maker);

        (await opened.Submit()).ShouldShowRule(PaymentRules.ApprovesWhatWasSeen);
        (await Payout(payout)).Status.ShouldBe(PayoutStatus.Submitted);
    }

    [Fact]
    public async Task An_edit_voids_the_approval()
    {
        var grant = await Given.APayableGrant(Site);
        var maker = await Site.Staff(Role.TreasuryMaker);
        var payout = await Given.ASubmittedPayout(Site, grant, by: maker);
        await Approve(payout, await Site.Staff(Role.TreasuryChecker));

        await Site.Send(new AmendPayout(payout, "Berita lain"), maker);

        var amended = await Payout(payout);
        (amended.Status, amended.ApprovedHash, amended.CheckerId).ShouldBe((PayoutStatus.Prepared, null, null));
        (await Given.TrancheOf(Site, grant, 1)).Status.ShouldBe(TrancheStatus.Requested);
    }

    [Fact]
    public async Task A_tranche_has_one_living_order_and_another_after_it_was_cancelled()
    {
        var grant = await Given.APayableGrant(Site);
        var maker = await Site.Staff(Role.TreasuryMaker);
        var subject = (await Given.TrancheOf(Site, grant, 1)).Id.Value;
        var both = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async _ =>
                {
                    try
                    {
                        return (Id<Payout>?)
                            await Site.Send(new PreparePayout(PayoutPurpose.GrantTranche, subject, ""), maker);
                    }
                    catch (Exception e) when (e is RuleBrokenException or NotFoundException or ConflictException)
                    {
                        return null;
                    }
                })
        );

        var first = both.OfType<Id<Payout>>().ShouldHaveSingleItem();
        await Site.Send(new CancelPayout(first, "Salah berita"), maker);
        (await Given.TrancheOf(Site, grant, 1)).Status.ShouldBe(TrancheStatus.ConditionsMet);
        await Site.Send(new PreparePayout(PayoutPurpose.GrantTranche, subject, ""), maker);
    }

    [Fact]
    public async Task The_bank_gives_the_money_back_and_the_books_get_the_mirror()
    {
        var grant = await Given.APayableGrant(Site);
        await Given.APaidTranche(Site, grant);
        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var payout = await Site.Db(db => db.Payouts.Select(p => p.Id).SingleAsync());
        var page = await maker.Open($"/workspace/payouts/{payout}/fail");

        (await page.Form().Fill("Reason", "Rekening ditutup").Submit()).ShouldShow("Rekening ditutup");

        (await Balance(Account.GrantsPaid(grant.Reference))).ShouldBe(0);
        (await Balance(Account.Committed(grant.Reference))).ShouldBe(10_000_000);
        (await Given.TrancheOf(Site, grant, 1)).Status.ShouldBe(TrancheStatus.Requested);
        var again = await (await maker.Open($"/workspace/payouts/{payout}"))
            .Form(SiteTexts.Of("payments.retry", "id"))
            .Submit();
        again.ShouldShowText("payments.retried");
        var retried = await Payout(payout);
        (retried.Status, retried.Attempt).ShouldBe((PayoutStatus.Prepared, 2));
    }

    [Fact]
    public async Task A_second_attempt_is_paid_and_posted_anew()
    {
        var grant = await Given.APayableGrant(Site);
        var maker = await Site.Staff(Role.TreasuryMaker);
        var payout = await Given.ASentPayout(Site, grant, by: maker);
        await Site.Send(new FailPayout(payout, "Nomor rekening salah"), maker);
        await Site.Send(new RetryPayout(payout), maker);
        await Site.Send(new SubmitPayout(payout), maker);
        await Approve(payout, await Site.Staff(Role.TreasuryChecker));
        var layout = Site.Services.GetRequiredService<IBankFileWriter>().Layouts[0];
        await Site.Send(new MakeBankFile(layout, [payout]), maker);
        await Site.Send(Proof(payout), maker);

        (await Balance(Account.GrantsPaid(grant.Reference))).ShouldBe(7_000_000);
        (await Given.TrancheOf(Site, grant, 1)).Status.ShouldBe(TrancheStatus.Paid);
    }

    [Theory]
    [InlineData("2026-11-21", "payments.paid-on-not-ahead")]
    [InlineData("2026-11-19", "payments.paid-on-after-approval")]
    public async Task The_day_of_payment_lies_between_approval_and_today(string day, string rule)
    {
        var payout = await Given.ASentPayout(Site, await Given.APayableGrant(Site));
        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var refused = await (await maker.Open($"/workspace/payouts/{payout}/confirm"))
            .Form()
            .Fill("PaidOn", day)
            .Fill("BankReference", "FT1")
            .Attach("Proof", "bukti.png", Make.Png(), "image/png")
            .Submit();

        refused.ShouldShowRule(new Rule(rule));
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.TreasuryChecker)]
    public async Task Only_makers_prepare(Role role)
    {
        var grant = await Given.APayableGrant(Site);
        var subject = (await Given.TrancheOf(Site, grant, 1)).Id.Value;
        var visitor = await Site.As(await Site.Staff(role));

        (await visitor.Get($"/workspace/payouts/prepare/GrantTranche/{subject}")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_payout_of_another_region_is_not_found()
    {
        var payout = await Given.ASubmittedPayout(Site, await Given.APayableGrant(Site));
        var visitor = await Site.As(await Site.Staff(Role.TreasuryChecker, RegionCode.Parse("3601")));

        (await visitor.Get($"/workspace/payouts/{payout}")).ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Get($"/workspace/payouts/{payout}/check")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_pressed_twice_is_made_once()
    {
        var grant = await Given.APayableGrant(Site);
        var maker = await Site.Staff(Role.TreasuryMaker);
        var payout = await Given.ASubmittedPayout(Site, grant, by: maker);
        await Approve(payout, await Site.Staff(Role.TreasuryChecker));
        var visitor = await Site.As(maker);
        var form = (await visitor.Open("/workspace/bank-files/new")).Form().Choose("Payouts", payout.ToString());

        await form.Submit();
        await form.Submit();

        (await Site.Db(db => db.Set<BankFile>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_without_orders_is_refused()
    {
        var grant = await Given.APayableGrant(Site);
        var payout = await Given.ASubmittedPayout(Site, grant);
        await Approve(payout, await Site.Staff(Role.TreasuryChecker));
        var visitor = await Site.As(await Site.Staff(Role.TreasuryMaker));

        var refused = await (await visitor.Open("/workspace/bank-files/new")).Form().Submit();
        refused.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldShowText(PaymentRules.FileNeedsPayouts.Code);
    }

    private ConfirmPayout Proof(Id<Payout> payout) =>
        new(payout, Clock.Today(), "FT26112000992", Make.Upload("bukti.png"));

    private async Task Approve(Id<Payout> payout, TestActor checker) =>
        await Site.Send(new ApprovePayout(payout, (await Payout(payout)).ContentHash()), checker);

    private Task<Payout> Payout(Id<Payout> id) => Site.Db(db => db.Payouts.AsNoTracking().SingleAsync(p => p.Id == id));

    private Task<long> Balance(Account account) =>
        Site.InScope(s => s.GetRequiredService<ILedger>().Balance(account, CancellationToken.None));
}
