using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Speed;

public sealed class RepaymentStatementsTests : SiteTest
{
    /// <summary>One reads and locks, one writes. With the session's and the commit's, which have no span, a posting takes four.</summary>
    private const int Most = 2;

    [Fact]
    public async Task A_repayment_takes_4_round_trips_with_its_session_and_commit_however_many_came_before()
    {
        var loan = await Given.ADisbursedLoan(Site, LoanMethod.Flat);
        var treasurer = await Site.Staff(Role.TreasuryMaker);
        for (var before = 0; before < 12; before++)
        {
            using var statements = Statements.Of(Site);
            await Record(loan, treasurer, 50_000);
            statements.RoundTrips.ShouldBeInRange(1, Most, statements.ToString());
            statements.ToString().ShouldContain("insert into \"ledger\".\"transfer\"");
        }
        var saved = await Site.Db(db => db.Loans.SingleAsync(l => l.Id == loan.Id));
        saved.Repayments.Select(r => r.No).Order().ShouldBe(Enumerable.Range(1, 12));
        saved.RepaymentCount.ShouldBe(12);
        saved.AllocationCount.ShouldBe(saved.Allocations.Count);
        saved.OutstandingPrincipal.ShouldBe(Money.Sum(saved.Instalments.Select(i => i.Principal - i.PaidPrincipal)));
    }

    [Fact]
    public async Task Two_tellers_at_once_wait_for_each_other_and_lose_nothing()
    {
        var loan = await Given.ADisbursedLoan(Site, LoanMethod.Flat);
        var treasurer = await Site.Staff(Role.TreasuryMaker);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Record(loan, treasurer, 300_000)));

        var saved = await Site.Db(db => db.Loans.SingleAsync(l => l.Id == loan.Id));
        saved.RepaymentCount.ShouldBe(8);
        Money.Sum(saved.Instalments.Select(i => i.Paid)).ShouldBe(new Money(2_400_000));
    }

    private Task<Id<Receipt>> Record(GivenLoan loan, TestActor treasurer, long rupiah) =>
        Site.Send(
            new RecordRepayment(loan.Id, new Money(rupiah), Clock.Today(), ReceiptMethod.Cash, null, null),
            treasurer
        );
}
