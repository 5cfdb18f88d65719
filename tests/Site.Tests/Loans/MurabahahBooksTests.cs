using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Loans;

/// <summary>A murabahah in the books: a sale whose margin is deferred and earned with the cash that covers it (PSAK 402).</summary>
public sealed class MurabahahBooksTests : LoanTest
{
    private const long Cost = 12_000_000;
    private const long Margin = 720_000;

    [Fact]
    public async Task The_contract_sells_the_goods_at_once_and_every_instalment_earns_its_margin()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Murabahah, Cost);
        await BooksShouldAgree(given);
        (await Moves(AccountKind.GoodsForSale)).ShouldBe((Cost, Cost), "bought and sold on");
        (await Moves(AccountKind.DeferredMargin)).ShouldBe((0, Margin));
        (await Moves(AccountKind.ChargeIncome)).ShouldBe((0, 0), "nothing is earned yet");

        Clock.AdvanceDays(31);
        var first = (await Loan(given)).Instalments.OrderBy(i => i.No).First();
        var receipt = await Pay(given, first.Total.Rupiah);
        (await Moves(AccountKind.ChargeIncome)).ShouldBe((0, first.Charge.Rupiah));
        await BooksShouldAgree(given);

        await Site.Send(new ReverseRepayment(receipt, "Salah"), await Site.Staff(Role.TreasuryChecker));
        (await Moves(AccountKind.ChargeIncome)).ShouldBe((first.Charge.Rupiah, first.Charge.Rupiah));
        await BooksShouldAgree(given);
        await Sound();
    }

    [Fact]
    public async Task A_backdated_receipt_a_prepayment_and_a_waiver_move_margin_as_they_move_what_is_owed()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Murabahah, Cost);
        Clock.AdvanceDays(70);
        await Pay(given, 1_500_000);
        await Pay(given, 400_000, Clock.Today().AddDays(-20));
        await BooksShouldAgree(given);
        var due = (await Loan(given)).DueBy(Clock.Today()).Rupiah;
        await Pay(given, due + 2_000_000, prepay: PrepaymentPlan.Shorten);
        await BooksShouldAgree(given);
        var proposal = await Site.Send(
            new ProposeWaiver(
                given.Id,
                DueComponent.Charge,
                new Money(50_000),
                "Gagal panen",
                Make.Upload("surat.png")
            ),
            await Site.Staff(Role.TreasuryMaker)
        );
        await Site.Send(new ApproveLoanProposal(proposal), await Site.Staff(Role.TreasuryChecker));
        await BooksShouldAgree(given);
        var loan = await Loan(given);
        await Pay(given, (loan.OutstandingPrincipal + loan.OutstandingCharge).Rupiah);
        (await Loan(given)).Status.ShouldBe(LoanStatus.Repaid);
        var (taken, made) = await Moves(AccountKind.ChargeIncome);
        (made - taken).ShouldBe(Margin - 50_000, "the whole margin but what was given up");
        await BooksShouldAgree(given);
        await Sound();
    }

    [Fact]
    public async Task A_loss_is_the_cost_alone_and_the_margin_never_earned_leaves_the_books()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Murabahah, Cost);
        Clock.AdvanceDays(40);
        await Pay(given, 530_000);
        var proposal = await Site.Send(
            new ProposeWriteOff(given.Id, "Usaha tutup", Make.Upload("ba.png")),
            await Site.Staff(Role.TreasuryMaker)
        );
        var owed = (await Loan(given)).OutstandingPrincipal;
        await Site.Send(new ApproveLoanProposal(proposal), await Site.Staff(Role.DecisionMaker));
        (await Moves(AccountKind.Losses)).ShouldBe((owed.Rupiah, 0));
        await BooksShouldAgree(given);
        await Sound();
    }

    private async Task Sound() =>
        (await Site.Send(new VerifyLedger(), await Site.Staff(Role.Auditor))).IsSound.ShouldBeTrue();

    private async Task<(long Debit, long Credit)> Moves(AccountKind kind)
    {
        var transfers = await Site.Db(db =>
            db.LedgerEvents.AsNoTracking()
                .SelectMany(e => e.Transfers)
                .Select(t => new
                {
                    t.Debit,
                    t.Credit,
                    t.Amount,
                })
                .ToListAsync()
        );
        return (
            transfers.Where(t => t.Debit.Kind == kind).Sum(t => t.Amount.Rupiah),
            transfers.Where(t => t.Credit.Kind == kind).Sum(t => t.Amount.Rupiah)
        );
    }
}
