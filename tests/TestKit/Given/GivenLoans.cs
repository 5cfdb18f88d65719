using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Agreements;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure.Database;

namespace PmiEmas.TestKit;

/// <summary>A loan and its borrower.</summary>
public sealed record GivenLoan(Id<Loan> Id, string Reference, GivenReturnee Borrower);

public static partial class Given
{
    private static int _products;

    /// <summary>A product of the method: 12 instalments, 6% a year where the method has a charge.</summary>
    public static async Task<string> ALoanProduct(
        TestSite site,
        LoanMethod method = LoanMethod.InterestFree,
        Func<ProductTerms, ProductTerms>? change = null,
        string? code = null
    )
    {
        var terms = Make.ProductTerms(method);
        var named = code ?? $"P{Interlocked.Increment(ref _products)}";
        await site.Send(
            new OpenLoanProduct(named, change?.Invoke(terms) ?? terms),
            await site.Staff(Role.TreasuryChecker)
        );
        return named;
    }

    /// <summary>A loan of Rp12 million whose agreement is prepared; planned for the first day that the clock allows.</summary>
    public static async Task<GivenLoan> AnApprovedLoan(
        TestSite site,
        LoanMethod method = LoanMethod.InterestFree,
        long principal = 12_000_000,
        Func<ProductTerms, ProductTerms>? change = null,
        Func<CallTerms, CallTerms>? changeCall = null,
        DateOnly? plannedOn = null,
        GivenReturnee? borrower = null,
        int periods = 12,
        string[]? others = null
    )
    {
        var product = await ALoanProduct(site, method, change);
        var call = await AnOpenCall(
            site,
            CallKind.Loan,
            terms => (changeCall?.Invoke(terms) ?? terms) with { LoanProductCodes = [product, .. others ?? []] }
        );
        var plan = await AScreenedPlan(site, call, borrower, new Money(principal));
        await site.Decide(plan.Id, new Money(principal));
        var loan = await site.Db(db =>
            db.Loans.Where(l => l.PlanId == plan.Id).Select(l => new { l.Id, l.Reference }).SingleAsync()
        );
        var day = plannedOn ?? site.Clock.Today();
        await site.Send(new PlanLoan(loan.Id, periods, day, null), await site.Staff(Role.Officer));
        return new GivenLoan(loan.Id, loan.Reference, plan.Returnee);
    }

    /// <summary>A loan whose agreement both sides have signed.</summary>
    public static async Task<GivenLoan> APayableLoan(
        TestSite site,
        LoanMethod method = LoanMethod.InterestFree,
        long principal = 12_000_000,
        Func<ProductTerms, ProductTerms>? change = null,
        GivenReturnee? borrower = null,
        IReadOnlyList<TrancheTerms>? parts = null
    )
    {
        var loan = await AnApprovedLoan(site, method, principal, change, borrower: borrower);
        if (parts is not null)
            await site.Send(new PlanTranches(loan.Id, parts), await site.Staff(Role.Officer));
        var agreement = await site.Db(db =>
            db.Agreements.Where(a => a.SubjectId == loan.Id.Value).Select(a => a.Id).SingleAsync()
        );
        await site.Send(new OfferAgreement(agreement, site.Clock.Today().AddDays(7)), await site.Staff(Role.Officer));
        await site.Change<Agreement>(agreement, a => a.Sign(a.TermsHash, "+62812•••", site.Clock.GetUtcNow()));
        await site.Send(
            new CountersignAgreement(agreement, Make.Upload("perjanjian.png")),
            await site.Staff(Role.DecisionMaker)
        );
        return loan;
    }

    /// <summary>A loan whose money is with the borrower, paid out today; the first instalment is due in a month.</summary>
    public static async Task<GivenLoan> ADisbursedLoan(
        TestSite site,
        LoanMethod method = LoanMethod.InterestFree,
        long principal = 12_000_000,
        Func<ProductTerms, ProductTerms>? change = null,
        GivenReturnee? borrower = null,
        IReadOnlyList<TrancheTerms>? parts = null
    )
    {
        var loan = await APayableLoan(site, method, principal, change, borrower, parts);
        await site.PayOut(loan);
        return loan;
    }

    /// <summary>Sends the money of a payable loan by the bank's file, today.</summary>
    public static Task PayOut(this TestSite site, GivenLoan loan) =>
        site.PayOut(PayoutPurpose.LoanDisbursement, loan.Id.Value);

    /// <summary>Sends money that is ready by the bank's file, today.</summary>
    public static async Task PayOut(this TestSite site, PayoutPurpose purpose, Guid subject)
    {
        var (maker, checker) = (await site.Staff(Role.TreasuryMaker), await site.Staff(Role.TreasuryChecker));
        var payout = await site.Send(new PreparePayout(purpose, subject, "Pencairan"), maker);
        await site.Send(new SubmitPayout(payout), maker);
        var hash = await site.Db(async db => (await db.Payouts.SingleAsync(p => p.Id == payout)).ContentHash());
        await site.Send(new ApprovePayout(payout, hash), checker);
        var layout = site.Services.GetRequiredService<IBankFileWriter>().Layouts[0];
        await site.Send(new MakeBankFile(layout, [payout]), maker);
        await site.Send(new ConfirmPayout(payout, site.Clock.Today(), "FT2611200001", Make.Upload("bukti.png")), maker);
    }

    /// <summary>Runs the plan through its judging to an approval of the amount, in one transaction with everything that follows.</summary>
    private static Task<Unit> Decide(this TestSite site, Id<BusinessPlan> id, Money amount) =>
        site.Change<BusinessPlan>(
            id,
            plan =>
            {
                var at = site.Clock.GetUtcNow();
                plan.EnterReview(at);
                plan.EnterFieldVisit(at);
                plan.BecomeReadyForDecision(at);
                var lines = plan.BudgetLines.Where(l => l.Source == BudgetSource.Requested).ToList();
                var left = amount;
                var amounts = new Dictionary<Id<BudgetLine>, Money>();
                foreach (var line in lines)
                {
                    amounts[line.Id] = Money.Min(left, line.Amount);
                    left -= amounts[line.Id];
                }
                plan.Approve(amounts, at);
            }
        );

    private sealed record Changed : ICommand;

    private static Task<Unit> Change<TRoot>(this TestSite site, Id<TRoot> id, Action<TRoot> change)
        where TRoot : AggregateRoot<TRoot> =>
        site.InScope(services =>
            services
                .GetRequiredService<IUnitOfWork>()
                .Run(
                    new Changed(),
                    async () =>
                    {
                        var db = services.GetRequiredService<ProgrammeDb>();
                        change(await db.Set<TRoot>().SingleAsync(r => r.Id == id));
                        return Unit.Value;
                    },
                    CancellationToken.None
                )
        );
}
