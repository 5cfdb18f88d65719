using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Notifications.Reminders;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Notifications;

public sealed class InstalmentReminderTests : SiteTest
{
    private const string Job = "remind-of-instalments";

    [Fact]
    public async Task An_unpaid_instalment_is_reminded_of_four_times_and_each_time_once()
    {
        var loan = await Given.ADisbursedLoan(Site);
        var payableOn = await FirstPayableOn(loan);

        await Site.RunJob(Job, payableOn.AddDays(-8));
        (await Reminders()).ShouldBeEmpty();
        foreach (var day in new[] { -7, -6, -1, 0, 1, 2, 7, 8 })
        {
            await Site.RunJob(Job, payableOn.AddDays(day));
            await Site.RunJob(Job, payableOn.AddDays(day));
        }

        var reminders = await Reminders();
        reminders
            .Select(m => m.Template)
            .ShouldBe(["instalment-due", "instalment-due", "instalment-overdue", "instalment-overdue"]);
        reminders.Select(m => m.DedupeKey.Split(':')[1]).ShouldBe(["h-7", "h-1", "h+1", "h+7"]);
        reminders.ShouldAllBe(m => m.ReturneeId == loan.Borrower.Id);
        reminders[0].Body.ShouldNotBeNull().ShouldContain("Angsuran ke-1 pinjaman " + loan.Reference);
        reminders[0].Body!.ShouldContain("Rp1.000.000");
    }

    [Fact]
    public async Task A_paid_instalment_is_not_reminded_of_and_a_part_paid_one_by_what_is_left()
    {
        var loan = await Given.ADisbursedLoan(Site);
        var payableOn = await FirstPayableOn(loan);
        await Pay(loan, 400_000);
        await Site.RunJob(Job, payableOn.AddDays(-7));
        (await Reminders()).Single().Body.ShouldNotBeNull().ShouldContain("Rp600.000");

        await Pay(loan, 600_000);
        await Site.RunJob(Job, payableOn.AddDays(-1));
        await Site.RunJob(Job, payableOn.AddDays(1));

        (await Reminders()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Days_on_which_no_program_ran_are_made_up_for_once()
    {
        var loan = await Given.ADisbursedLoan(Site);
        var payableOn = await FirstPayableOn(loan);

        await Site.RunJob(Job, payableOn.AddDays(-4));
        (await Reminders()).Count.ShouldBe(1);
        await Site.RunJob(Job, payableOn.AddDays(4));

        (await Reminders()).Select(m => m.DedupeKey.Split(':')[1]).ShouldBe(["h-7", "h+1"]);
    }

    [Fact]
    public async Task Two_programs_in_the_same_night_remind_once()
    {
        var loan = await Given.ADisbursedLoan(Site);
        var night = (await FirstPayableOn(loan)).AddDays(-7);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Site.Send(new QueueInstalmentReminders(night))));

        (await Reminders()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_way_of_a_loan_is_told_from_signing_to_the_last_payment()
    {
        var loan = await Given.ADisbursedLoan(Site);
        await Pay(loan, 12_000_000);
        await Site.DrainOutbox();

        var told = await Site.Db(db =>
            db.Set<Message>()
                .Where(m => m.ReturneeId == loan.Borrower.Id && m.Channel == MessageChannel.Inbox)
                .OrderBy(m => m.Id)
                .Select(m => m.Template)
                .ToListAsync()
        );

        told.ShouldBe(
            [
                "call-opened",
                "file-verified",
                "plan-received",
                "plan-approved",
                "agreement-to-sign",
                "payout-sent",
                "payout-paid",
                "payment-received",
                "loan-repaid",
            ],
            ignoreOrder: true
        );
    }

    private async Task Pay(GivenLoan loan, long amount) =>
        await Site.Send(
            new RecordRepayment(loan.Id, new Money(amount), Clock.Today(), ReceiptMethod.Cash, null, null),
            await Site.Staff(Role.TreasuryMaker)
        );

    private Task<DateOnly> FirstPayableOn(GivenLoan given) =>
        Site.Db(async db =>
            (await db.Loans.AsNoTracking().SingleAsync(l => l.Id == given.Id)).Instalments.Min(i => i.PayableOn)
        );

    private Task<List<Message>> Reminders() =>
        Site.Db(db =>
            db.Set<Message>()
                .Where(m => m.Template.StartsWith("instalment-") && m.Channel == MessageChannel.Inbox)
                .OrderBy(m => m.Id)
                .ToListAsync()
        );
}
