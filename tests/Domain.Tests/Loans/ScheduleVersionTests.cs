using FsCheck;
using FsCheck.Fluent;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Tests.Loans;

public class ScheduleVersionTests
{
    private static readonly DateOnly Start = new(2026, 11, 20);
    private static readonly ProgrammeCalendar Calendar = new(new HashSet<DateOnly>());

    internal enum Act
    {
        Pay,
        Prepay,
        Settle,
        Restructure,
        Reverse,
    }

    /// <summary>What happens, so many days after the last, with a number that each act reads in its way.</summary>
    private static readonly Gen<(Act Act, int Days, int Number)[]> Lives =
        from steps in Gen.Frequency(
                (5, Gen.Constant(Act.Pay)),
                (3, Gen.Constant(Act.Prepay)),
                (1, Gen.Constant(Act.Settle)),
                (3, Gen.Constant(Act.Restructure)),
                (2, Gen.Constant(Act.Reverse))
            )
            .Zip(Gen.Choose(0, 50).Zip(Gen.Choose(1, 2_500_000)))
            .ListOf()
        select steps.Select(s => (s.Item1, s.Item2.Item1, s.Item2.Item2)).ToArray();

    public static TheoryData<LoanMethod> Methods => [.. Enum.GetValues<LoanMethod>()];

    [Theory, MemberData(nameof(Methods))]
    public void Whatever_befalls_the_schedule_nothing_is_lost_and_nothing_is_paid_twice(LoanMethod method) =>
        Prop.ForAll(
                Lives.ToArbitrary(),
                life =>
                {
                    var loan = LoanLifeTests.Running(method);
                    var (today, books, price) = (Start, default(SplitTotals), loan.Schedule.Total);
                    foreach (var (act, days, number) in life)
                    {
                        today = today.AddDays(days);
                        books += Live(loan, act, today, number);
                        Check(loan, books);
                        if (method == LoanMethod.Murabahah)
                            Money.Sum(loan.Instalments.Select(i => i.Total)).ShouldBe(price, "a price never changes");
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory, MemberData(nameof(Methods))]
    public void A_restructuring_keeps_what_is_owed_and_what_is_paid(LoanMethod method)
    {
        foreach (
            var (way, at) in Enum.GetValues<RestructuringWay>()
                .SelectMany(w => new[] { 0, 47, 130, 500 }.Select(d => (w, d)))
        )
        {
            var loan = LoanLifeTests.Running(method);
            Pay(loan, 1_700_000, Start.AddDays(Math.Min(at, 40)));
            var (owed, paid) = (loan.OutstandingPrincipal, Money.Sum(loan.Instalments.Select(i => i.Paid)));
            if (Plan(loan, way, Start.AddDays(at)) is not { } plan)
                continue;

            var difference = Restructure(loan, plan, way, Start.AddDays(at));

            difference.Sum.ShouldBe(0);
            loan.OutstandingPrincipal.Rupiah.ShouldBe(owed.Rupiah - difference.Principal);
            Money.Sum(loan.Instalments.Select(i => i.Paid)).ShouldBe(paid);
            loan.Instalments.Where(i => !i.IsSettled).ShouldAllBe(i => i.DueOn > Start.AddDays(at));
            (loan.ScheduleNo, loan.Versions.Count, loan.RestructuredOn).ShouldBe((2, 2, Start.AddDays(at)));
            loan.Versions[0]
                .Rows.Sum(r => r.Principal.Rupiah)
                .ShouldBe(loan.Principal.Rupiah, "the signed rows stay readable");
        }
    }

    [Fact]
    public void A_schedule_that_asks_no_more_than_was_paid_in_advance_closes_the_loan()
    {
        var loan = LoanLifeTests.Running(LoanMethod.Flat);
        Pay(loan, loan.Schedule.Total.Rupiah - 50_000, Start.AddDays(40));
        var (day, easing) = (Start.AddDays(45), new Easing(RestructuringWay.Lower, 1, new Money(1_000_000)));

        loan.Restructure(
            loan.PlanRestructuring(easing, day, Calendar),
            easing,
            day,
            "Panen gagal",
            Id<StaffMember>.New(),
            At(day)
        );

        (loan.Status, loan.OutstandingPrincipal, loan.OutstandingCharge).ShouldBe(
            (LoanStatus.Repaid, Money.Zero, Money.Zero)
        );
        loan.Credit.ShouldBeGreaterThan(Money.Zero);
    }

    [Fact]
    public void A_restructured_loan_keeps_its_quality_until_three_instalments_are_paid_on_time()
    {
        var loan = LoanLifeTests.Running(LoanMethod.Annuity);
        var day = Start.AddDays(160);
        loan.QualityOn(day).ShouldBe(Collectability.Doubtful);
        Restructure(loan, Plan(loan, RestructuringWay.Extend, day)!, RestructuringWay.Extend, day);

        (loan.OldestUnpaidOn > day, loan.QualityOn(day)).ShouldBe((true, Collectability.Doubtful));
        Should
            .Throw<RuleBrokenException>(() =>
                loan.PlanRestructuring(new Easing(RestructuringWay.Extend, 6, default), day, Calendar)
            )
            .Rule.ShouldBe(LoanRules.ProvenBeforeRestructuredAgain);
        foreach (var row in loan.Instalments.Where(i => !i.IsSettled).OrderBy(i => i.DueOn).Take(3).ToList())
            Pay(loan, row.Unpaid.Rupiah, row.DueOn);
        loan.KeptQuality.ShouldBeNull();
        loan.RestructuredOn.ShouldNotBeNull("the flag stays");
    }

    [Theory, MemberData(nameof(Methods))]
    public void Exactly_the_days_quote_settles_the_loan_and_its_reversal_brings_the_schedule_back(LoanMethod method)
    {
        var loan = LoanLifeTests.Running(method);
        Pay(loan, 1_100_000, Start.AddDays(31));
        var day = Start.AddDays(75);
        var before = loan.Instalments.Select(i => (i.No, i.DueOn, i.Total, i.Paid)).ToList();
        var quote = loan.SettlementOn(day);

        var receipt = Pay(loan, quote.Total.Rupiah, day);

        (loan.Status, loan.Credit).ShouldBe((LoanStatus.Repaid, Money.Zero));
        loan.Reverse(receipt, "Cek kosong", At(day));
        loan.Status.ShouldBe(LoanStatus.Disbursed);
        loan.Instalments.OrderBy(i => i.No).Select(i => (i.No, i.DueOn, i.Total, i.Paid)).ShouldBe(before);
        loan.SettlementOn(day).ShouldBe(quote);
    }

    [Theory]
    [InlineData(PrepaymentPlan.Shorten)]
    [InlineData(PrepaymentPlan.Lower)]
    [InlineData(PrepaymentPlan.FromTheEnd)]
    public void A_prepayment_does_what_was_previewed_and_its_reversal_brings_the_schedule_back(PrepaymentPlan how)
    {
        var loan = LoanLifeTests.Running(LoanMethod.Annuity);
        var day = Start.AddMonths(2);
        Pay(loan, 300_000, Start.AddDays(12));
        var before = loan.Instalments.Select(i => (i.No, i.DueOn, i.Total, i.Paid)).ToList();
        var plan = loan.PlanPrepayment(new Money(4_000_000), day, how);

        var receipt = Id<Receipt>.New();
        loan.Receive(receipt, "KW-2026-000009", new Money(4_000_000), day, At(day), how);

        loan.DueBy(day).ShouldBe(Money.Zero);
        loan.Instalments.Where(i => i.ScheduleNo == 2 && !i.IsExtra)
            .Select(i => i.Total)
            .ShouldBe(plan.Rows.Select(r => r.Total));
        loan.Instalments.Single(i => i.IsExtra).Paid.ShouldBe(plan.Extra!.Value.Total);
        loan.Reverse(receipt, "Salah catat", At(day));
        loan.Instalments.OrderBy(i => i.No).Select(i => (i.No, i.DueOn, i.Total, i.Paid)).ShouldBe(before);
        loan.Versions.Select(v => v.Cause)
            .ShouldBe([ScheduleCause.Signing, ScheduleCause.Prepayment, ScheduleCause.TakenBack]);
    }

    [Fact]
    public void What_is_only_due_cannot_be_a_prepayment()
    {
        var loan = LoanLifeTests.Running(LoanMethod.Flat);
        var due = loan.Instalments[0];
        Should
            .Throw<RuleBrokenException>(() => loan.PlanPrepayment(due.Total, due.DueOn, PrepaymentPlan.Lower))
            .Rule.ShouldBe(LoanRules.PrepaymentBeyondDue);
    }

    /// <summary>Gives what the books get.</summary>
    internal static SplitTotals Live(Loan loan, Act act, DateOnly today, int number)
    {
        try
        {
            switch (act)
            {
                case Act.Pay:
                    return Both(Receive(loan, number, today.AddDays(-(number % 90)), null));
                case Act.Prepay:
                    return Both(Receive(loan, number, today, (PrepaymentPlan)(number % 3)));
                case Act.Settle when loan.Status == LoanStatus.Disbursed:
                    return Both(Receive(loan, (int)loan.SettlementOn(today).Total.Rupiah, today, null));
                case Act.Restructure:
                    var way = (RestructuringWay)(number % 3);
                    return Plan(loan, way, today) is { } plan ? Restructure(loan, plan, way, today) : default;
                case Act.Reverse
                    when loan.Repayments.Where(r => r.ReversedAt is null).ToList() is { Count: > 0 } counting:
                    var taken = loan.Reverse(counting[number % counting.Count].ReceiptId!.Value, "Salah", At(today));
                    return taken.Difference - taken.Split;
                default:
                    return default;
            }
        }
        catch (RuleBrokenException)
        {
            return default;
        }
    }

    internal static void Check(Loan loan, SplitTotals books)
    {
        var rows = loan.Instalments;
        var received = Money.Sum(loan.Repayments.Where(r => r.ReversedAt is null).Select(r => r.Amount));
        var principal = Money.Sum(rows.Select(i => i.PaidPrincipal));
        var charge = Money.Sum(rows.Select(i => i.PaidCharge));
        Money.Sum(rows.Select(i => i.Principal)).ShouldBe(loan.Disbursed);
        received.ShouldBe(principal + charge + loan.Credit);
        rows.ShouldAllBe(i => i.PaidPrincipal <= i.Principal && i.PaidCharge <= i.Charge && i.Carried <= i.Charge);
        loan.OutstandingPrincipal.ShouldBe(loan.Disbursed - principal);
        books.ShouldBe(new SplitTotals(principal.Rupiah, charge.Rupiah, loan.Credit.Rupiah));
        rows.OrderBy(i => i.No).Last().Balance.ShouldBe(Money.Zero);
        rows.Select(i => i.No).Distinct().Count().ShouldBe(rows.Count);
        (loan.Status == LoanStatus.Repaid).ShouldBe(
            (loan.OutstandingPrincipal + loan.OutstandingCharge + loan.ToCome).IsZero
        );
        foreach (var repayment in loan.Repayments.Where(r => r.ReversedAt is null))
            SplitTotals.Of(loan.PartsOf(repayment)).Sum.ShouldBe(repayment.Amount.Rupiah);
        foreach (var row in rows)
            loan.Allocations.Where(a =>
                    a.SupersededByRun is null && a.InstalmentNo == row.No && a.Component is not null
                )
                .Sum(a => a.Amount.Rupiah)
                .ShouldBe(row.Paid.Rupiah);
        loan.SettlementOn(Start.AddYears(20)).Total.ShouldBe(loan.OutstandingPrincipal + loan.OutstandingCharge);
    }

    private static SplitTotals Both(RepaymentPosting posting) => posting.Split + posting.Difference;

    private static RepaymentPosting Receive(Loan loan, int rupiah, DateOnly on, PrepaymentPlan? plan) =>
        loan.Receive(Id<Receipt>.New(), "KW-2026-000001", new Money(rupiah), on, At(on), plan);

    private static Id<Receipt> Pay(Loan loan, long rupiah, DateOnly on)
    {
        var receipt = Id<Receipt>.New();
        loan.Receive(receipt, "KW-2026-000001", new Money(rupiah), on, At(on));
        return receipt;
    }

    private static SchedulePlan? Plan(Loan loan, RestructuringWay way, DateOnly on)
    {
        try
        {
            return loan.PlanRestructuring(Ease(way), on, Calendar);
        }
        catch (RuleBrokenException)
        {
            return null;
        }
    }

    private static SplitTotals Restructure(Loan loan, SchedulePlan plan, RestructuringWay way, DateOnly on) =>
        loan.Restructure(plan, Ease(way), on, "Panen gagal", Id<StaffMember>.New(), At(on)).Difference;

    private static Easing Ease(RestructuringWay way) =>
        new(way, way == RestructuringWay.Postpone ? 3 : 6, new Money(700_000));

    private static DateTimeOffset At(DateOnly on) => ProgrammeCalendar.StartOf(on).AddHours(9);
}
