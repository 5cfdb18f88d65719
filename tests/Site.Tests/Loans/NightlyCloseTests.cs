using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Loans;

public sealed class NightlyCloseTests : LoanTest
{
    [Fact]
    public async Task Two_nodes_at_once_and_a_second_run_note_each_loan_once()
    {
        await Given.ADisbursedLoan(Site);
        await Given.ADisbursedLoan(Site, principal: 6_000_000);
        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Site.Send(new CloseLoans(Clock.Today()))));
        counts.Sum().ShouldBe(2);
        (await Site.Send(new CloseLoans(Clock.Today()))).ShouldBe(0);
    }

    [Fact]
    public async Task A_night_tells_which_loans_changed_their_class_and_a_missed_one_is_made_up_for()
    {
        var late = await Given.ADisbursedLoan(Site);
        var good = await Given.ADisbursedLoan(Site, principal: 6_000_000);
        await Site.RunJob("close-loans");
        await Pay(good, 3_000_000);
        Clock.AdvanceDays(45);
        await Site.RunJob("close-loans");

        var noted = await Site.Db(db => db.Set<LoanAgeing>().SingleAsync(a => a.LoanId == late.Id));
        (noted.Quality, noted.Was, noted.Since).ShouldBe((2, 1, Clock.Today()));
        noted.DaysPastDue.ShouldBe(Arrears.DaysPastDue((await Loan(late)).OldestUnpaidOn, Clock.Today()));
        var officer = await Site.As(await Site.Staff(Role.Officer));
        (await officer.Open("/workspace/loans/portfolio")).ShouldShowText("portfolio.night-from");
        var moved = await officer.Open("/workspace/loans/portfolio/loans?from=Current&quality=SpecialMention");
        moved.ShouldShow(late.Reference);
        moved.ShouldNotShow(good.Reference);

        Clock.AdvanceDays(1);
        await Site.RunJob("close-loans");
        (await Site.Send(new LastNightsMoves(), await Site.Staff(Role.Officer))).Moves.ShouldBeEmpty();
    }
}
