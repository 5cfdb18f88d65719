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

namespace PmiEmas.Site.Tests.Loans;

/// <summary>What tests of one loan's life share.</summary>
public abstract class LoanTest : SiteTest
{
    protected Task<Loan> Loan(GivenLoan given) =>
        Site.Db(db => db.Loans.AsSplitQuery().AsNoTracking().SingleAsync(l => l.Id == given.Id));

    protected async Task<Id<Receipt>> Pay(
        GivenLoan given,
        long rupiah,
        DateOnly? on = null,
        PrepaymentPlan? prepay = null
    ) =>
        await Site.Send(
            new RecordRepayment(
                given.Id,
                new Money(rupiah),
                on ?? Clock.Today(),
                ReceiptMethod.Cash,
                null,
                null,
                prepay
            ),
            await Site.Staff(Role.TreasuryMaker)
        );

    /// <summary>The loan's accounts hold what the loan says. For tests with one loan.</summary>
    protected async Task BooksShouldAgree(GivenLoan given)
    {
        var loan = await Loan(given);
        var (principal, credit, income, margin, deferred, goods) = await Site.InScope(async services =>
        {
            var ledger = services.GetRequiredService<ILedger>();
            var transfers = await services
                .GetRequiredService<IProgrammeDb>()
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
                Credited(AccountKind.ChargeIncome),
                -Credited(AccountKind.ChargeReceivable),
                Credited(AccountKind.DeferredMargin),
                Credited(AccountKind.GoodsForSale)
            );

            long Credited(AccountKind kind) =>
                transfers.Where(t => t.Credit.Kind == kind).Sum(t => t.Amount.Rupiah)
                - transfers.Where(t => t.Debit.Kind == kind).Sum(t => t.Amount.Rupiah);
        });
        principal.ShouldBe(loan.OutstandingPrincipal.Rupiah);
        credit.ShouldBe(loan.Credit.Rupiah);
        income.ShouldBe(loan.Instalments.Sum(i => i.PaidCharge.Rupiah) - Waived(loan));
        var sold = loan.Product.Method == LoanMethod.Murabahah ? loan.OutstandingCharge.Rupiah : 0;
        (margin, deferred, goods).ShouldBe(
            (sold, sold, 0),
            "a sale's margin is receivable and deferred until it is paid"
        );
    }

    private static long Waived(Loan loan)
    {
        var waivers = loan.Repayments.Where(r => r.Kind == RepaymentKind.Waiver).Select(r => r.No).ToHashSet();
        return loan
            .Allocations.Where(a =>
                a.SupersededByRun is null && a.Target == AllocationTarget.Charge && waivers.Contains(a.RepaymentNo)
            )
            .Sum(a => a.Amount.Rupiah);
    }
}
