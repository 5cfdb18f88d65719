using FsCheck;
using FsCheck.Fluent;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Tests.Loans.Model;
using Act = PmiEmas.Domain.Tests.Loans.ScheduleVersionTests.Act;

namespace PmiEmas.Domain.Tests.Loans;

/// <summary>Loans paid out in parts, against the golden file and against a reckoning of their own.</summary>
public class LoanTrancheTests
{
    private static readonly DateOnly Start = new(2026, 1, 15);
    private static readonly ProgrammeCalendar Calendar = new(new HashSet<DateOnly>());

    private static readonly Gen<(int Act, int Days, int Number)[]> Lives =
        from steps in Gen.Choose(0, 9).Zip(Gen.Choose(0, 40).Zip(Gen.Choose(1, 2_500_000))).ListOf()
        select steps.Select(s => (s.Item1, s.Item2.Item1, s.Item2.Item2)).ToArray();

    public static TheoryData<LoanMethod> Methods =>
        [LoanMethod.InterestFree, LoanMethod.Flat, LoanMethod.Annuity, LoanMethod.EqualPrincipal, LoanMethod.Bullet];

    [Fact]
    public void The_second_part_is_spread_as_the_golden_file_says_and_the_plan_had_said_so()
    {
        var loan = Signed(LoanMethod.InterestFree, 20_000_000, (10_000_000, Start), (10_000_000, Start.AddMonths(2)));
        var planned = loan.Instalments.OrderBy(i => i.No).Select(i => i.Principal.Rupiah).ToList();
        loan.Disburse(Start, At(Start));
        Rows(loan).ShouldBe([.. Enumerable.Repeat(833_333L, 11), 833_337]);
        foreach (var row in loan.Instalments.OrderBy(i => i.No).Take(2).ToList())
            Pay(loan, 833_333, row.DueOn);

        loan.DisburseTranche(loan.Tranches[1].Id, Start.AddMonths(2), At(Start.AddMonths(2)));

        Rows(loan).ShouldBe([833_333, 833_333, .. Enumerable.Repeat(1_833_333L, 9), 1_833_337]);
        Rows(loan).ShouldBe(planned, "on its day it unfolds as it was signed");
        loan.OutstandingPrincipal.ShouldBe(new Money(18_333_334));
        loan.Versions.Select(v => v.Cause)
            .ShouldBe([ScheduleCause.Signing, ScheduleCause.Tranche, ScheduleCause.Tranche]);
    }

    [Theory, MemberData(nameof(Methods))]
    public void On_its_days_every_method_unfolds_as_it_was_signed(LoanMethod method)
    {
        (long, DateOnly)[] parts =
        [
            (5_000_000, Start),
            (4_000_000, Start.AddDays(40)),
            (3_000_000, Start.AddDays(100)),
        ];
        var loan = Signed(method, 12_000_000, parts);
        var planned = loan.Instalments.OrderBy(i => i.No).Select(i => (i.DueOn, i.Principal, i.Charge)).ToList();
        Money.Sum(planned.Select(p => p.Principal)).ShouldBe(loan.Principal, "signed is the whole loan");
        loan.Disburse(Start, At(Start));
        foreach (var part in loan.Tranches.Skip(1).ToList())
        {
            foreach (var due in loan.Instalments.Where(i => !i.IsSettled && i.DueOn <= part.PlannedOn).ToList())
                Pay(loan, due.Unpaid.Rupiah, due.DueOn);
            loan.DisburseTranche(part.Id, part.PlannedOn, At(part.PlannedOn));
        }
        loan.Instalments.OrderBy(i => i.No).Select(i => (i.DueOn, i.Principal, i.Charge)).ShouldBe(planned);
    }

    [Theory]
    [InlineData(LoanMethod.Annuity)]
    [InlineData(LoanMethod.EqualPrincipal)]
    [InlineData(LoanMethod.Bullet)]
    public void A_charge_on_the_balance_counts_on_a_part_from_its_day(LoanMethod method)
    {
        foreach (var day in Enumerable.Range(0, 70).Select(Start.AddDays))
        {
            var loan = Signed(
                method,
                12_000_000,
                (5_000_000, Start),
                (7_000_000, Start.AddDays(1 + day.DayNumber - Start.DayNumber))
            );
            loan.Disburse(Start, At(Start));
            var on = day.AddDays(1);
            loan.DisburseTranche(loan.Tranches[1].Id, on, At(on));
            var (from, balance) = (Start, 5_000_000m);
            foreach (var row in loan.Instalments.OrderBy(i => i.No))
            {
                // 12% a year, 30 days a month: what is out on each stretch of the period.
                var before = on > from && on < row.DueOn ? Days(from, on) : 0;
                if (on <= from || before > 0)
                    balance = Out(loan, row, on);
                var charge =
                    0.12m / 360 * (balance * (Days(from, row.DueOn) - before) + (balance - 7_000_000) * before);
                Math.Abs(row.Charge.Rupiah - charge).ShouldBeLessThanOrEqualTo(1m, $"{on:o}, instalment {row.No}");
                balance -= row.Principal.Rupiah;
                from = row.DueOn;
            }
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void Whatever_befalls_a_loan_in_parts_what_is_out_is_owed_and_nothing_else(LoanMethod method) =>
        Prop.ForAll(
                Lives.ToArbitrary(),
                life =>
                {
                    var loan = Signed(
                        method,
                        12_000_000,
                        (5_000_000, Start),
                        (4_000_000, Start.AddDays(45)),
                        (3_000_000, Start.AddDays(90))
                    );
                    loan.Disburse(Start, At(Start));
                    var (today, books) = (Start, default(SplitTotals));
                    foreach (var (act, days, number) in life)
                    {
                        today = today.AddDays(days);
                        books += Live(loan, act, today, number);
                        ScheduleVersionTests.Check(loan, books);
                        loan.Tranches.Sum(t => t.DisbursedOn is null ? 0 : t.Amount.Rupiah)
                            .ShouldBe(loan.Disbursed.Rupiah);
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void While_parts_are_to_come_nothing_else_changes_the_schedule_and_the_loan_is_not_repaid()
    {
        var loan = Signed(LoanMethod.Annuity, 12_000_000, (5_000_000, Start), (7_000_000, Start.AddDays(45)));
        loan.Disburse(Start, At(Start));
        var on = Start.AddDays(10);
        Broken(() => loan.PlanPrepayment(new Money(2_000_000), on, PrepaymentPlan.Lower))
            .ShouldBe(TrancheRules.AllOutFirst);
        Broken(() => loan.PlanRestructuring(new Easing(RestructuringWay.Extend, 3, default), on, Calendar))
            .ShouldBe(TrancheRules.AllOutFirst);
        Broken(() => loan.QuoteFor(on, on)).ShouldBe(TrancheRules.AllOutFirst);
        Broken(() => loan.WriteOff(on, At(on))).ShouldBe(TrancheRules.AllOutFirst);
        Pay(loan, 6_000_000, on);
        (loan.Status, loan.OutstandingPrincipal).ShouldBe((LoanStatus.Disbursed, Money.Zero));
        var credit = loan.Credit;
        credit.ShouldNotBe(Money.Zero);

        loan.DisburseTranche(loan.Tranches[1].Id, Start.AddDays(45), At(Start.AddDays(45)));

        loan.Credit.ShouldBe(Money.Zero, "it covers what the next part makes owed");
        (loan.OutstandingPrincipal + loan.OutstandingCharge).ShouldBe(
            Money.Sum(loan.Instalments.Select(i => i.Total)) - new Money(6_000_000)
        );
    }

    [Fact]
    public void In_the_period_in_which_a_part_came_the_schedule_changes_in_no_other_way()
    {
        var loan = Signed(LoanMethod.Annuity, 12_000_000, (5_000_000, Start), (7_000_000, Start.AddDays(45)));
        loan.Disburse(Start, At(Start));
        loan.DisburseTranche(loan.Tranches[1].Id, Start.AddDays(45), At(Start.AddDays(45)));
        Broken(() => loan.PlanPrepayment(new Money(2_000_000), Start.AddDays(46), PrepaymentPlan.Lower))
            .ShouldBe(TrancheRules.PeriodOver);
        loan.MayPrepay(new Money(2_000_000), Start.AddDays(46)).ShouldBeFalse();
        loan.PlanPrepayment(new Money(2_000_000), Start.AddMonths(2), PrepaymentPlan.Lower).Kept.ShouldBe(1);
    }

    [Fact]
    public void Cancelled_parts_leave_a_last_schedule_over_what_is_out_and_a_paid_loan_closes()
    {
        var loan = Signed(LoanMethod.InterestFree, 12_000_000, (6_000_000, Start), (6_000_000, Start.AddDays(45)));
        loan.Disburse(Start, At(Start));
        Pay(loan, 500_000, Start.AddMonths(1));
        var (_, cancelled) = loan.CancelTranches(
            "Tidak jadi membeli mesin",
            Id<StaffMember>.New(),
            At(Start.AddDays(40))
        );
        cancelled.ShouldBe(new Money(6_000_000));
        (loan.Disbursed, loan.ToCome, loan.OutstandingPrincipal).ShouldBe(
            (new Money(6_000_000), Money.Zero, new Money(5_500_000))
        );
        loan.Versions[^1].Cause.ShouldBe(ScheduleCause.TranchesCancelled);
        Broken(() => loan.DisburseTranche(loan.Tranches[1].Id, Start.AddDays(50), At(Start.AddDays(50))))
            .ShouldBe(TrancheRules.PaidInOrder);
        Pay(loan, 5_500_000, Start.AddDays(60));
        loan.Status.ShouldBe(LoanStatus.Repaid);
    }

    [Fact]
    public void A_part_the_bank_returns_is_owed_no_more_and_the_first_one_brings_the_signed_schedule_back()
    {
        var loan = Signed(LoanMethod.EqualPrincipal, 12_000_000, (6_000_000, Start), (6_000_000, Start.AddDays(45)));
        var signed = loan.Instalments.Select(i => (i.No, i.DueOn, i.Principal, i.Charge)).ToList();
        loan.Disburse(Start, At(Start));
        loan.DisburseTranche(loan.Tranches[1].Id, Start.AddDays(45), At(Start.AddDays(45)));
        loan.TakeBackTranche(loan.Tranches[1].Id, Start.AddDays(47), At(Start.AddDays(47)));
        (loan.Disbursed, loan.OutstandingPrincipal).ShouldBe((new Money(6_000_000), new Money(6_000_000)));
        loan.DisburseTranche(loan.Tranches[1].Id, Start.AddDays(50), At(Start.AddDays(50)));
        loan.OutstandingPrincipal.ShouldBe(new Money(12_000_000));

        var other = Signed(LoanMethod.EqualPrincipal, 12_000_000, (6_000_000, Start), (6_000_000, Start.AddDays(45)));
        other.Disburse(Start, At(Start));
        other.TakeBackDisbursement(At(Start));
        other.Instalments.Select(i => (i.No, i.DueOn, i.Principal, i.Charge)).ShouldBe(signed);
        other.Disburse(Start.AddDays(3), At(Start.AddDays(3)));
        other.OutstandingPrincipal.ShouldBe(new Money(6_000_000));
    }

    [Fact]
    public void Parts_are_amounts_or_shares_that_make_the_whole_loan()
    {
        var loan = LoanWalk.Approved(Product(LoanMethod.Flat), new Money(10_000_001), Start, Calendar);
        loan.PlanTranches([Share(3_333, 0), Share(3_333, 30), Share(3_334, 60)], Calendar);
        loan.Tranches.Select(t => t.Amount.Rupiah).ShouldBe([3_333_000, 3_333_000, 3_334_001]);
        Broken(() => loan.PlanTranches([Share(5_000, 0), Share(4_000, 30)], Calendar))
            .ShouldBe(TrancheRules.SumToPrincipal);
        Broken(() => loan.PlanTranches([Share(10_000, 0)], Calendar)).ShouldBe(TrancheRules.TwoOrMore);
        Broken(() => loan.PlanTranches([Share(5_000, 0), Share(5_000, 0)], Calendar))
            .ShouldBe(TrancheRules.InDateOrder);
        Broken(() => loan.PlanTranches([Share(5_000, 0), Share(5_000, 400)], Calendar))
            .ShouldBe(TrancheRules.InDateOrder);
        var sale = LoanWalk.Approved(Product(LoanMethod.Murabahah), new Money(10_000_000), Start, Calendar);
        Broken(() => sale.PlanTranches([Share(5_000, 0), Share(5_000, 30)], Calendar))
            .ShouldBe(TrancheRules.PlainProduct);
        loan.PlanTranches([], Calendar);
        loan.FirstPayout.ShouldBe(loan.Principal);

        TrancheTerms Share(int basisPoints, int days) =>
            new(Money.Zero, basisPoints, Start.AddDays(days), TrancheNeed.Nothing);
    }

    private static SplitTotals Live(Loan loan, int act, DateOnly today, int number)
    {
        try
        {
            if (act < 7)
                return ScheduleVersionTests.Live(loan, (Act)(act % 5), today, number);
            if (act == 7 && number % 4 == 0)
                return loan.CancelTranches("Batal", Id<StaffMember>.New(), At(today)).Posting.Difference;
            return loan.Tranches.FirstOrDefault(t => t.IsPending) is { } next
                ? loan.DisburseTranche(next.Id, today, At(today)).Difference
                : default;
        }
        catch (RuleBrokenException)
        {
            return default;
        }
    }

    /// <summary>What is out before an instalment, as its row says.</summary>
    private static decimal Out(Loan loan, LoanInstalment row, DateOnly on) =>
        (on < row.DueOn ? 12_000_000 : 5_000_000)
        - loan.Instalments.Where(i => i.No < row.No).Sum(i => i.Principal.Rupiah);

    private static int Days(DateOnly from, DateOnly to) =>
        360 * (to.Year - from.Year) + 30 * (to.Month - from.Month) + Math.Min(to.Day, 30) - Math.Min(from.Day, 30);

    private static Loan Signed(LoanMethod method, long principal, params (long Amount, DateOnly On)[] parts)
    {
        var loan = LoanWalk.Approved(Product(method), new Money(principal), Start, Calendar);
        loan.PlanTranches(
            [.. parts.Select(p => new TrancheTerms(new Money(p.Amount), 0, p.On, TrancheNeed.Nothing))],
            Calendar
        );
        loan.AgreementCameIntoForce();
        return loan;
    }

    private static ProductTerms Product(LoanMethod method) =>
        new()
        {
            Name = "Produk",
            Lender = "Koperasi",
            Method = method,
            RateBasisPoints = method == LoanMethod.InterestFree ? 0 : 1_200,
            FewestPeriods = 6,
            MostPeriods = 24,
            UsualPeriods = 12,
        };

    private static List<long> Rows(Loan loan) => [.. loan.Instalments.OrderBy(i => i.No).Select(i => i.Total.Rupiah)];

    private static void Pay(Loan loan, long rupiah, DateOnly on) =>
        loan.Receive(Id<Receipt>.New(), "KW-2026-000001", new Money(rupiah), on, At(on));

    private static DateTimeOffset At(DateOnly on) => ProgrammeCalendar.StartOf(on).AddHours(10);

    private static Rule Broken(Action act) => Should.Throw<RuleBrokenException>(act).Rule;
}
