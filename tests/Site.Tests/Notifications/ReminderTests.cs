using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Notifications.Reminders;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Notifications;

public sealed class ReminderTests : SiteTest
{
    private const string Closing = "remind-of-closing-calls";

    [Fact]
    public async Task Three_days_before_a_call_closes_whoever_has_a_draft_is_reminded_once()
    {
        var plan = await Given.AStartedPlan(Site);
        await Site.RunJob(Closing, Make.ClosesOn.AddDays(-4));
        (await Told("call-closing-soon")).ShouldBeEmpty();

        await Site.RunJob(Closing, Make.ClosesOn.AddDays(-3));
        await Site.RunJob(Closing, Make.ClosesOn.AddDays(-3));
        await Site.RunJob(Closing, Make.ClosesOn.AddDays(-2));

        var message = (await Told("call-closing-soon")).ShouldHaveSingleItem();
        message.ReturneeId.ShouldBe(plan.Returnee.Id);
        message.Body.ShouldNotBeNull().ShouldContain("18 Desember 2026");
        message.Body.ShouldContain("https://emas.test/portal/plan/" + plan.Id);
    }

    [Fact]
    public async Task A_day_that_was_missed_is_made_up_for()
    {
        await Given.AStartedPlan(Site);

        await Site.RunJob(Closing, Make.ClosesOn);

        (await Told("call-closing-soon")).Count.ShouldBe(1);
        await Site.RunJob(Closing, Make.ClosesOn.AddDays(1));
        (await Told("call-closing-soon")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_has_handed_in_is_not_reminded()
    {
        await Given.ASubmittedPlan(Site);

        await Site.RunJob(Closing, Make.ClosesOn.AddDays(-3));

        (await Told("call-closing-soon")).ShouldBeEmpty();
        (await Told("plan-received")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_programs_at_the_same_time_remind_once()
    {
        await Given.AStartedPlan(Site);

        await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Site.Send(new QueueClosingReminders(Make.ClosesOn.AddDays(-3))))
        );

        (await Told("call-closing-soon")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_open_call_is_told_to_the_verified_people_of_its_regions_once()
    {
        var siti = await Given.AVerifiedReturnee(Site);
        await Given.ASubmittedReturnee(Site);
        await Given.AVerifiedReturnee(Site, village: await VillageOutside());
        await Given.AnOpenCall(Site);

        await Site.DrainOutbox();
        await Site.DrainOutbox();

        var message = (await Told("call-opened")).ShouldHaveSingleItem();
        message.ReturneeId.ShouldBe(siti.Id);
        message.Subject.ShouldBe("Dibuka: Bantuan modal usaha 2026");
    }

    private async Task<string> VillageOutside() =>
        await Site.Db(db =>
            db.Regions.Where(r => r.Code.Length == 10 && !r.Code.StartsWith("36")).Select(r => r.Code).FirstAsync()
        );

    private Task<List<Message>> Told(string template) =>
        Site.Db(db =>
            db.Set<Message>().Where(m => m.Template == template && m.Channel == MessageChannel.Inbox).ToListAsync()
        );
}
