using FsCheck;
using FsCheck.Fluent;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Tests.Programmes;

namespace PmiEmas.Domain.Tests.Loans;

public class LoanLifeTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly DateTimeOffset Now = ProgrammeCalendar.StartOf(Today).AddHours(9);
    private static readonly ProgrammeCalendar Calendar = new(new HashSet<DateOnly>());

    /// <summary>Receipts (day after the disbursement, rupiah) and reversals (which of those that count; amount zero).</summary>
    private static readonly Gen<(int Day, int Rupiah)[]> Histories =
        from steps in Gen.Choose(0, 420)
            .Zip(Gen.Frequency((4, Gen.Choose(1, 2_500_000)), (1, Gen.Constant(0))))
            .ListOf()
        select steps.Select(s => (s.Item1, s.Item2)).ToArray();

    [Theory]
    [InlineData(LoanMethod.InterestFree)]
    [InlineData(LoanMethod.Flat)]
    [InlineData(LoanMethod.Annuity)]
    [InlineData(LoanMethod.Murabahah)]
    public void Whatever_is_received_and_reversed_the_sums_hold(LoanMethod method) =>
        Prop.ForAll(
                Histories.ToArbitrary(),
                history =>
                {
                    var loan = Running(method);
                    var books = Live(loan, history);
                    var counting = loan.Repayments.Where(r => r.ReversedAt is null).ToList();
                    var received = Money.Sum(counting.Select(r => r.Amount));
                    var paid = Money.Sum(loan.Instalments.Select(i => i.Paid));
                    var owed = loan.OutstandingPrincipal + loan.OutstandingCharge;
                    return received == paid + loan.Credit
                        && loan.OutstandingPrincipal == loan.Principal.LessOrZero(PaidPrincipal(loan))
                        && books
                            == new SplitTotals(
                                PaidPrincipal(loan).Rupiah,
                                (paid - PaidPrincipal(loan)).Rupiah,
                                loan.Credit.Rupiah
                            )
                        && (loan.Credit.IsZero || owed.IsZero)
                        && (loan.Status == LoanStatus.Repaid) == owed.IsZero
                        && counting.TrueForAll(r => SplitTotals.Of(loan.PartsOf(r)).Sum == r.Amount.Rupiah);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_present_split_is_that_of_all_receipts_in_the_order_of_their_dates() =>
        Prop.ForAll(
                Histories.ToArbitrary(),
                history =>
                {
                    var loan = Running(LoanMethod.Flat);
                    Live(loan, history);
                    var counting = loan
                        .Repayments.Where(r => r.ReversedAt is null)
                        .OrderBy(r => r.On)
                        .ThenBy(r => r.No);
                    var replayed = Allocation.Replay(
                        counting.Select(r => new ReceivedPayment(r.On, r.Amount)),
                        [.. loan.Schedule.Rows.Select(OpenInstalment.Of)],
                        loan.Product.AllocationRule
                    );
                    var open = replayed.Count == 0 ? null : replayed[^1].Open.ToDictionary(i => i.No, i => i.Total);
                    return loan.Instalments.All(i => open is null ? i.Paid.IsZero : open[i.No] == i.Unpaid);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_loan_is_paid_out_only_when_both_have_signed()
    {
        var loan = Approved(LoanMethod.Flat);
        Should.Throw<RuleBrokenException>(() => loan.Disburse(Today, Now)).Rule.ShouldBe(LoanRules.PaidOutOnlyInForce);
        loan.AgreementCameIntoForce();
        loan.Disburse(Today, Now);
        loan.Status.ShouldBe(LoanStatus.Disbursed);
    }

    [Fact]
    public void Money_that_came_back_from_the_bank_is_owed_by_nobody_and_may_go_out_again()
    {
        var loan = Running(LoanMethod.Flat);
        loan.TakeBackDisbursement(Now);
        (loan.Status, loan.OutstandingPrincipal, loan.OldestUnpaidOn).ShouldBe((LoanStatus.Approved, Money.Zero, null));
        loan.IsPayable.ShouldBeTrue();
        loan.Disburse(Today.AddDays(1), Now);
    }

    [Fact]
    public void After_signing_the_schedule_changes_no_more()
    {
        var loan = Running(LoanMethod.Flat);
        Should
            .Throw<RuleBrokenException>(() => loan.Plan(18, Today, null, Calendar))
            .Rule.ShouldBe(LoanRules.PlannedBeforeSigning);
    }

    [Fact]
    public void A_shorter_plan_takes_the_rows_away_and_a_longer_one_adds_them()
    {
        var loan = Approved(LoanMethod.Annuity);
        foreach (var periods in (int[])[6, 24, 12])
        {
            loan.Plan(periods, Today, null, Calendar);
            loan.Instalments.Count.ShouldBe(periods);
            Money.Sum(loan.Instalments.Select(i => i.Principal)).ShouldBe(loan.Principal);
        }
    }

    [Fact]
    public void A_receipt_before_the_disbursement_is_refused()
    {
        var loan = Running(LoanMethod.Flat);
        Should
            .Throw<RuleBrokenException>(() => Receive(loan, -1, 100))
            .Rule.ShouldBe(LoanRules.ReceivedAfterDisbursement);
    }

    private static Money PaidPrincipal(Loan loan) => Money.Sum(loan.Instalments.Select(i => i.PaidPrincipal));

    /// <summary>Lives the history and gives what the books hold after it.</summary>
    private static SplitTotals Live(Loan loan, (int Day, int Rupiah)[] history)
    {
        var books = default(SplitTotals);
        foreach (var (day, rupiah) in history)
        {
            var counting = loan.Repayments.Where(r => r.ReversedAt is null).ToList();
            if (rupiah > 0)
            {
                var posting = Receive(loan, day, rupiah);
                books = books + posting.Split + posting.Difference;
            }
            else if (counting.Count > 0)
            {
                var posting = loan.Reverse(counting[day % counting.Count].ReceiptId!.Value, "Salah", Now);
                books = books - posting.Split + posting.Difference;
            }
        }
        return books;
    }

    private static RepaymentPosting Receive(Loan loan, int day, int rupiah) =>
        loan.Receive(Id<Receipt>.New(), "KW-2026-000001", new Money(rupiah), Today.AddDays(day), Now);

    internal static Loan Running(LoanMethod method)
    {
        var loan = Approved(method);
        loan.BindTo(Id<Agreement>.New());
        loan.AgreementCameIntoForce();
        loan.Disburse(Today, Now);
        return loan;
    }

    private static Loan Approved(LoanMethod method)
    {
        var terms = FundingCallTests.Sound() with
        {
            Kind = CallKind.Loan,
            Lender = "Koperasi",
            LoanProductCodes = ["P1", "P2"],
            Tranches = [],
        };
        var call = FundingCallTests.Draft(terms);
        call.Open(Today);
        var plan = BusinessPlan.Start(
            Id<BusinessPlan>.New(),
            "PU-2026-000001",
            Id<Returnee>.New(),
            RegionCode.Parse("3603332001"),
            call,
            new Eligibility.Eligible(),
            Today,
            Now
        );
        var product = LoanProduct.Open(
            Id<LoanProduct>.New(),
            "P1",
            new ProductTerms
            {
                Name = "Pinjaman",
                Lender = "Koperasi",
                Method = method,
                RateBasisPoints = method == LoanMethod.InterestFree ? 0 : 1_200,
                FewestPeriods = 3,
                UsualPeriods = 12,
                MostPeriods = 24,
            },
            null,
            Now
        );
        var amount = new Money(10_000_000);
        return Loan.Approve(Id<Loan>.New(), "PJ-2026-000001", plan, call, product, amount, Today, true, Calendar, Now);
    }
}
