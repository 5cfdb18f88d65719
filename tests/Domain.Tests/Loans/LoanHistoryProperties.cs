using FsCheck;
using FsCheck.Fluent;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Tests.Loans.Model;

namespace PmiEmas.Domain.Tests.Loans;

/// <summary>What holds of any history: the order of entry, a reversal and its re-entry, and the past as it was.</summary>
public class LoanHistoryProperties
{
    private static readonly DateOnly Start = new(2028, 1, 31);
    private static readonly DateTimeOffset At = ProgrammeCalendar.StartOf(new DateOnly(2029, 6, 1));
    private static readonly ProgrammeCalendar Calendar = new(new HashSet<DateOnly> { new(2028, 2, 29) });

    /// <summary>Payments on different days: how many days after the disbursement, and how much.</summary>
    private static readonly Arbitrary<(int Day, int Rupiah)[]> Payments = Gen.Choose(0, 400)
        .Zip(Gen.Choose(1, 2_000_000))
        .NonEmptyListOf()
        .Select(list => list.Select(p => (p.Item1, p.Item2)).DistinctBy(p => p.Item1).ToArray())
        .ToArbitrary();

    [Fact]
    public void The_order_in_which_payments_are_entered_does_not_matter() =>
        Prop.ForAll(
                Payments,
                payments =>
                {
                    var (one, other) = (Lived(payments), Lived([.. payments.Reverse()]));
                    return Standing(one) == Standing(other);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_reversal_and_its_entry_anew_change_nothing() =>
        Prop.ForAll(
                Payments,
                payments =>
                {
                    var loan = Lived(payments);
                    var before = Standing(loan);
                    var again = loan.Repayments[payments.Length / 2];
                    loan.Reverse(again.ReceiptId!.Value, "Salah", At);
                    loan.Receive(Id<Receipt>.New(), again.Reference, again.Amount, again.On, At);
                    return Standing(loan) == before;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_run_stays_as_it_was_whatever_comes_later() =>
        Prop.ForAll(
                Payments,
                payments =>
                {
                    var loan = Lived(payments);
                    var run = loan.Runs.Max(r => r.No);
                    var before = AsOf(loan, run);
                    loan.Receive(Id<Receipt>.New(), "KW", new Money(1), Start, At);
                    loan.Reverse(loan.Repayments[0].ReceiptId!.Value, "Salah", At);
                    return AsOf(loan, run) == before;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_is_paid_beyond_what_is_due_and_the_sums_are_those_of_the_rows() =>
        Prop.ForAll(
                Payments,
                payments =>
                {
                    var loan = Lived(payments);
                    return loan.Instalments.All(i => i.PaidPrincipal <= i.Principal && i.PaidCharge <= i.Charge)
                        && loan.Levies.All(l => l.Covered <= l.Amount)
                        && Money.Sum(loan.Instalments.Select(i => i.Principal)) == loan.Principal
                        && loan.OutstandingPrincipal == Money.Sum(loan.Owed.Select(i => i.Principal))
                        && loan.OutstandingLevies == Money.Sum(loan.Owed.Select(i => i.LateCharge + i.Fee));
                }
            )
            .QuickCheckThrowOnFailure();

    private static Loan Lived((int Day, int Rupiah)[] payments)
    {
        var loan = LoanWalk.Running(
            new ProductTerms
            {
                Name = "Pinjaman",
                Lender = "Koperasi",
                Method = LoanMethod.Flat,
                RateBasisPoints = 1_200,
                FewestPeriods = 3,
                UsualPeriods = 12,
                MostPeriods = 24,
                LateCharge = new LateChargeTerms
                {
                    Kind = LateChargeKind.Percent,
                    BasisPoints = 100,
                    GraceDays = 3,
                    EveryDays = 30,
                },
            },
            new Money(10_000_000),
            Start,
            Calendar
        );
        foreach (var (day, rupiah) in payments)
            loan.Receive(Id<Receipt>.New(), "KW", new Money(rupiah), Start.AddDays(day), At);
        loan.CountLateChargesTo(Start.AddDays(500));
        return loan;
    }

    private static string Standing(Loan loan) => $"{loan.Status} {loan.Credit} {string.Join(' ', loan.Owed)}";

    private static string AsOf(Loan loan, int run) =>
        string.Join(
            ' ',
            loan.Repayments.SelectMany(r => loan.PartsOf(r, run))
                .Select(p => $"{p.RepaymentNo}:{p.InstalmentNo}:{p.Target}:{p.Amount}")
        );
}
