using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Loans;

public sealed class RepayingALoanTests : SiteTest
{
    [Theory]
    [InlineData(LoanMethod.InterestFree)]
    [InlineData(LoanMethod.Flat)]
    [InlineData(LoanMethod.Annuity)]
    [InlineData(LoanMethod.EqualPrincipal)]
    [InlineData(LoanMethod.Murabahah)]
    public async Task A_loan_repaid_in_full_leaves_nothing_owed_and_a_letter(LoanMethod method)
    {
        var given = await Given.ADisbursedLoan(Site, method);
        var treasurer = await Site.Staff(Role.TreasuryMaker);
        await BooksShouldAgree(given);

        foreach (var instalment in (await Loan(given)).Instalments.OrderBy(i => i.No))
        {
            Clock.Set(instalment.DueOn);
            await Pay(given, instalment.Total.Rupiah, treasurer);
            await BooksShouldAgree(given);
        }

        var loan = await Loan(given);
        loan.Status.ShouldBe(LoanStatus.Repaid);
        loan.OutstandingPrincipal.ShouldBe(Money.Zero);
        loan.OldestUnpaidOn.ShouldBeNull();
        loan.Repayments.Count.ShouldBe(12);
        (
            await Site.Db(db =>
                db.IssuedDocuments.CountAsync(d => d.SubjectId == given.Id.Value && d.RevokedAt == null)
            )
        ).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_paid_too_much_becomes_the_borrowers_credit()
    {
        var given = await Given.ADisbursedLoan(Site);
        await Pay(given, 12_500_000);

        var loan = await Loan(given);
        (loan.Status, loan.Credit).ShouldBe((LoanStatus.Repaid, new Money(500_000)));
        await BooksShouldAgree(given);
    }

    [Fact]
    public async Task A_backdated_receipt_splits_the_later_ones_anew_and_keeps_the_old_split()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Flat);
        Clock.AdvanceDays(65);
        var later = await Pay(given, 1_060_000);

        var early = await Pay(given, 500_000, on: Clock.Today().AddDays(-40));

        var loan = await Loan(given);
        loan.Runs.Select(r => (r.No, r.Cause)).ShouldBe([(1, RunCause.Repayment), (2, RunCause.BackdatedEntry)]);
        var first = loan.Repayments.Single(r => r.ReceiptId == later);
        loan.Allocations.Count(a => a.RepaymentNo == first.No && a.SupersededByRun == 2).ShouldBeGreaterThan(0);
        loan.PartsOf(first).ShouldAllBe(p => p.RunNo == 2);
        SplitTotals.Of(loan.PartsOf(first)).Sum.ShouldBe(1_060_000);
        loan.PartsOf(loan.Repayments.Single(r => r.ReceiptId == early))[0].InstalmentNo.ShouldBe(1);
        await BooksShouldAgree(given);
    }

    [Fact]
    public async Task A_reversed_receipt_counts_no_more_and_the_books_get_its_mirror()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Flat);
        Clock.AdvanceDays(35);
        var wrong = await Pay(given, 700_000);
        Clock.AdvanceDays(30);
        await Pay(given, 1_060_000);

        await Site.Send(new ReverseRepayment(wrong, "Salah catat"), await Site.Staff(Role.TreasuryChecker));

        var loan = await Loan(given);
        loan.Repayments.Single(r => r.ReceiptId == wrong).ReversedAt.ShouldNotBeNull();
        loan.Instalments.Single(i => i.No == 1)
            .IsSettled.ShouldBeTrue("the second receipt now covers the first instalment");
        loan.OutstandingPrincipal.ShouldBe(new Money(11_000_000));
        await BooksShouldAgree(given);
        (await Site.Db(db => db.LedgerEvents.CountAsync(e => e.Kind == LedgerEventKind.Reversal))).ShouldBe(1);
    }

    [Fact]
    public async Task A_reversal_opens_a_repaid_loan_again_and_revokes_its_letter()
    {
        var given = await Given.ADisbursedLoan(Site);
        var receipt = await Pay(given, 12_000_000);

        await Site.Send(new ReverseRepayment(receipt, "Cek kosong"), await Site.Staff(Role.TreasuryChecker));

        (await Loan(given)).Status.ShouldBe(LoanStatus.Disbursed);
        (
            await Site.Db(db => db.IssuedDocuments.AnyAsync(d => d.SubjectId == given.Id.Value && d.RevokedAt == null))
        ).ShouldBeFalse();
        await BooksShouldAgree(given);
    }

    [Fact]
    public async Task A_receipt_is_reversed_once_and_by_another_person()
    {
        var given = await Given.ADisbursedLoan(Site);
        var maker = await Site.Staff(Role.TreasuryMaker);
        var checker = maker with { Roles = [Role.TreasuryChecker] };
        var receipt = await Pay(given, 1_000_000, maker);

        var own = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new ReverseRepayment(receipt, "Salah"), checker)
        );
        own.Rule.ShouldBe(LoanRules.ReversedByAnother);

        var other = await Site.Staff(Role.TreasuryChecker);
        await Site.Send(new ReverseRepayment(receipt, "Salah"), other);
        await Should.ThrowAsync<RuleBrokenException>(() => Site.Send(new ReverseRepayment(receipt, "Lagi"), other));
        await BooksShouldAgree(given);
    }

    [Fact]
    public async Task Thirty_payments_at_once_sum_exactly()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Flat);
        var treasurer = await Site.Staff(Role.TreasuryMaker);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Pay(given, 100_000 + i, treasurer)));

        var loan = await Loan(given);
        loan.Repayments.Count.ShouldBe(30);
        Money.Sum(loan.Instalments.Select(i => i.Paid)).Rupiah.ShouldBe(30 * 100_000 + 435);
        await BooksShouldAgree(given);
    }

    [Fact]
    public async Task Only_a_running_loan_takes_money()
    {
        var given = await Given.APayableLoan(Site);
        var broken = await Should.ThrowAsync<RuleBrokenException>(() => Pay(given, 100_000));
        broken.Rule.ShouldBe(LoanRules.Receivable);
    }

    private async Task<Id<Receipt>> Pay(GivenLoan given, long rupiah, TestActor? by = null, DateOnly? on = null) =>
        await Site.Send(
            new RecordRepayment(given.Id, new Money(rupiah), on ?? Clock.Today(), ReceiptMethod.Cash, null, null),
            by ?? await Site.Staff(Role.TreasuryMaker)
        );

    private Task<Loan> Loan(GivenLoan given) =>
        Site.Db(db => db.Loans.AsSplitQuery().AsNoTracking().SingleAsync(l => l.Id == given.Id));

    /// <summary>The loan's accounts hold what the loan says, and every event's debits are its credits by shape.</summary>
    private async Task BooksShouldAgree(GivenLoan given)
    {
        var loan = await Loan(given);
        var (principal, credit, income) = await Site.InScope(async services =>
        {
            var ledger = services.GetRequiredService<ILedger>();
            var db = services.GetRequiredService<IProgrammeDb>();
            var transfers = await db
                .LedgerEvents.SelectMany(e => e.Transfers)
                .Select(t => new
                {
                    t.Debit,
                    t.Credit,
                    t.Amount,
                })
                .ToListAsync();
            return (
                await ledger.Balance(Account.LoanPrincipal(given.Reference), CancellationToken.None),
                await ledger.Balance(Account.BorrowerCredit(given.Reference), CancellationToken.None),
                transfers.Where(t => t.Credit.Kind == AccountKind.ChargeIncome).Sum(t => t.Amount.Rupiah)
                    - transfers.Where(t => t.Debit.Kind == AccountKind.ChargeIncome).Sum(t => t.Amount.Rupiah)
            );
        });
        principal.ShouldBe(loan.OutstandingPrincipal.Rupiah);
        credit.ShouldBe(loan.Credit.Rupiah);
        income.ShouldBe(loan.Instalments.Sum(i => i.PaidCharge.Rupiah));
        Money
            .Sum(loan.Repayments.Where(r => r.ReversedAt is null).Select(r => r.Amount))
            .ShouldBe(Money.Sum(loan.Instalments.Select(i => i.Paid)) + loan.Credit);
    }
}
