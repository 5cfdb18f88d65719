using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Payments;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Payments;

public sealed class ChangingThePayeesAccountTests : SiteTest
{
    private static readonly AccountNumber Other = AccountNumber.Parse("0137999888");

    [Fact]
    public async Task A_payout_waits_for_a_changed_account_to_be_checked_and_to_rest()
    {
        var grant = await Given.APayableGrant(Site);
        var subject = (await Given.TrancheOf(Site, grant, 1)).Id.Value;
        var maker = await Site.Staff(Role.TreasuryMaker);
        await Change(grant);
        var prepare = new PreparePayout(PayoutPurpose.GrantTranche, subject, "");

        (await Refused(() => Site.Send(prepare, maker))).ShouldBe(
            PaymentRules.NeedsVerifiedAccount,
            "nobody has checked it"
        );
        await Site.Send(new ConfirmBankAccount(grant.Returnee.Id), await Site.Staff(Role.Officer));
        (await Refused(() => Site.Send(prepare, maker))).ShouldBe(
            PaymentRules.NeedsVerifiedAccount,
            "it rests for a day"
        );
        Clock.Advance(TimeSpan.FromHours(23.9));
        (await Refused(() => Site.Send(prepare, maker))).ShouldBe(PaymentRules.NeedsVerifiedAccount);
        Clock.Advance(TimeSpan.FromHours(0.2));

        var payout = await Site.Send(prepare, maker);
        (await Site.Db(db => db.Payouts.AsNoTracking().SingleAsync(p => p.Id == payout))).Payee.Account.ShouldBe(Other);
    }

    [Fact]
    public async Task An_order_to_the_old_account_is_neither_approved_nor_sent_once_it_was_changed()
    {
        var grant = await Given.APayableGrant(Site);
        var payout = await Given.ASubmittedPayout(Site, grant);
        var checker = await Site.Staff(Role.TreasuryChecker);
        var hash = await Site.Db(async db => (await db.Payouts.SingleAsync()).ContentHash());
        await Site.Send(new ApprovePayout(payout, hash), checker);
        await Change(grant);

        var maker = await Site.Staff(Role.TreasuryMaker);
        (await Refused(() => Site.Send(new MakeBankFile("umum", [payout]), maker))).ShouldBe(
            PaymentRules.NeedsVerifiedAccount
        );
        await Site.Send(new ConfirmBankAccount(grant.Returnee.Id), await Site.Staff(Role.Officer));
        Clock.Advance(TimeSpan.FromHours(25));
        (await Refused(() => Site.Send(new MakeBankFile("umum", [payout]), maker))).ShouldBe(
            PaymentRules.AccountStillCurrent
        );

        await Site.Send(new AmendPayout(payout, "Rekening baru"), maker);
        await Site.Send(new SubmitPayout(payout), maker);
        hash = await Site.Db(async db => (await db.Payouts.SingleAsync()).ContentHash());
        await Site.Send(new ApprovePayout(payout, hash), checker);
        await Site.Send(new MakeBankFile("umum", [payout]), maker);
        (await Site.Db(db => db.Payouts.Select(p => p.Status).SingleAsync())).ShouldBe(PayoutStatus.Sent);
    }

    [Fact]
    public async Task The_present_contact_is_told_and_so_is_the_former_one_where_it_was_just_replaced()
    {
        var grant = await Given.APayableGrant(Site);
        var before = await Site.Db(db => db.Returnees.AsNoTracking().SingleAsync(r => r.Id == grant.Returnee.Id));
        var thief = PhoneNumber.Parse("081399988877");
        await Site.Send(new UpdateContact(grant.Returnee.Id, thief, null, "id"), grant.Returnee.Actor);
        Clock.Advance(TimeSpan.FromDays(2));
        await Change(grant);

        var texts = await Site.Db(db =>
            db.Set<Message>().AsNoTracking().Where(m => m.DedupeKey.Contains("-changed")).ToListAsync()
        );
        texts.Where(m => m.Phone == thief).Select(m => m.DedupeKey.Split(':')[0]).ShouldBe(["account-changed"]);
        texts
            .Where(m => m.Phone == before.Phone && m.Email == before.Email && m.Channel != MessageChannel.Inbox)
            .Select(m => m.DedupeKey.Split(':')[0])
            .ShouldBe(["contact-changed", "account-changed"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_former_contact_of_long_ago_is_not_told_of_a_new_account()
    {
        var grant = await Given.APayableGrant(Site);
        await Site.Send(
            new UpdateContact(grant.Returnee.Id, PhoneNumber.Parse("081399988877"), null, "id"),
            grant.Returnee.Actor
        );
        Clock.Advance(TimeSpan.FromDays(31));
        await Change(grant);

        (
            await Site.Db(db => db.Set<Message>().CountAsync(m => m.DedupeKey.StartsWith("account-changed:former")))
        ).ShouldBe(0);
    }

    [Fact]
    public async Task The_owner_reads_why_the_account_waits_and_until_when()
    {
        var grant = await Given.APayableGrant(Site);
        await Change(grant);
        var owner = await Site.As(grant.Returnee.Actor);
        (await owner.Open("/portal/profile/bank"))
            .ShouldShowText("returnees.account-waits")
            .ShouldShowText("returnees.account-safe-wait");

        await Site.Send(new ConfirmBankAccount(grant.Returnee.Id), await Site.Staff(Role.Officer));

        (await owner.Open("/portal/profile/bank")).ShouldShow("21 November 2026 09.00");
    }

    [Theory]
    [InlineData("SITI AMINAH", HolderMatch.Same)]
    [InlineData("Siti-Aminah.", HolderMatch.Different)]
    [InlineData("SITI NUR AMIN", HolderMatch.CutByBank)]
    [InlineData("SITI", HolderMatch.TooShort)]
    [InlineData("AMINAH NUR SITI", HolderMatch.OtherOrder)]
    public void A_holder_is_compared_with_the_reason(string holder, HolderMatch match) =>
        PersonNames
            .CompareHolder(holder, match == HolderMatch.Same ? "Siti Aminah" : "Siti Nur Aminah")
            .ShouldBe(match);

    private Task Change(GivenGrant grant) =>
        Site.Send(new ChangeBankAccount(grant.Returnee.Id, "137", Other, grant.Returnee.Name), grant.Returnee.Actor);

    private static async Task<Rule> Refused(Func<Task> act) => (await Should.ThrowAsync<RuleBrokenException>(act)).Rule;
}
