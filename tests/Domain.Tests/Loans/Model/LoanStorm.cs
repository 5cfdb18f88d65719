using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Tests.Loans.Model;

/// <summary>
/// Everything that can befall a loan in any order, schedules replaced again and again: no model follows it there, but after every command
/// books kept by the test and the loan's own sums must agree, and nothing may be lost or counted twice.
/// </summary>
internal sealed class LoanStorm
{
    private static readonly DateOnly Start = new(2028, 1, 31);
    private static readonly ProgrammeCalendar Calendar = new(new HashSet<DateOnly> { new(2028, 2, 29) });

    private readonly Random _random;
    private readonly Loan _loan;
    private readonly Books _books = new();
    private readonly List<string> _done = [];
    private DateOnly _today = Start;

    private LoanStorm(int seed)
    {
        _random = new Random(seed);
        _loan = LoanWalk.Running(AnyProduct(), new Money(Pick(10_000_000, 1_000_003, 7_777_777)), Start, Calendar);
        _books.Principal = _loan.Principal.Rupiah;
    }

    /// <summary>Throws with the seed and the commands so far where something does not hold.</summary>
    public static void Live(int seed, int commands)
    {
        var storm = new LoanStorm(seed);
        try
        {
            for (var i = 0; i < commands && storm.Step(); i++)
                storm.Check();
        }
        catch (Exception e)
        {
            var told = string.Join(Environment.NewLine, storm._done.TakeLast(30));
            throw new ShouldAssertException($"Seed {seed}, command {storm._done.Count}:{Environment.NewLine}{told}", e);
        }
    }

    private DateTimeOffset At => ProgrammeCalendar.StartOf(_today).AddHours(9);

    /// <summary>False where a refused reversal has half happened: it would not be saved.</summary>
    private bool Step()
    {
        if (_random.Next(2) == 0)
            _today = _today.AddDays(Pick(1, 3, 14, 31, 40));
        var act = _random.Next(100);
        if (act >= 99 && _done.Count > 40)
            WriteOff();
        else if (act is >= 82 and < 92)
            return Reverse();
        else
            Try(
                act switch
                {
                    < 30 => () => Receive(Amount(), Back(), null),
                    < 44 => () => Receive(Amount(), _today, (PrepaymentPlan)_random.Next(3)),
                    < 47 when Running => () => Receive(_loan.SettlementOn(_today).Total.Rupiah, _today, null),
                    < 57 => Restructure,
                    < 67 => () => _loan.CountLateChargesTo(_today),
                    < 72 => () =>
                        _loan.ChargeFee(new Money(_random.Next(1, 50_000)), _today, "Biaya", Id<StoredFile>.New()),
                    < 79 => Waive,
                    < 82 => () => _loan.AcknowledgeHardship(_today.AddDays(-_random.Next(90)), _today.AddDays(30), At),
                    _ => Refund,
                }
            );
        return true;
    }

    private bool Running => _loan.Status == LoanStatus.Disbursed;

    private RepaymentPosting Receive(long amount, DateOnly on, PrepaymentPlan? prepay)
    {
        _done.Add($"{_today:o}: receive {amount} on {on:o} {prepay}");
        // A refused prepayment has counted the day's late charges and would not be saved; here they are counted before.
        if (prepay is not null)
            _books.Add(_loan.CountLateChargesTo(on), 1);
        return _loan.Receive(Id<Receipt>.New(), "KW", new Money(amount), on, At, prepay);
    }

    private bool Reverse()
    {
        var counting = _loan.Repayments.Where(r => r is { ReversedAt: null, ReceiptId: not null }).ToList();
        if (counting.Count == 0)
            return true;
        var receipt = counting[_random.Next(counting.Count)];
        _done.Add($"{_today:o}: reverse {receipt.Amount} of {receipt.On:o}");
        var refused = Try(() => _loan.Reverse(receipt.ReceiptId!.Value, "Salah", At), own: -1);
        return refused != LoanRules.CreditIsHeld;
    }

    private RepaymentPosting Restructure()
    {
        var easing = new Easing(
            (RestructuringWay)_random.Next(3),
            _random.Next(1, 7),
            new Money(Pick(300_000, 700_000))
        );
        var plan = _loan.PlanRestructuring(easing, _today, Calendar);
        _done.Add($"{_today:o}: {easing}");
        return _loan.Restructure(plan, easing, _today, "Panen gagal", Id<StaffMember>.New(), At);
    }

    private RepaymentPosting Waive()
    {
        var component = Pick(DueComponent.LateCharge, DueComponent.Fee, DueComponent.Charge);
        _books.Add(_loan.CountLateChargesTo(_today), 1);
        var owed = _loan.Owed.Sum(i => i[component].Rupiah);
        var amount = Pick(owed, owed / 2, Math.Min(owed, 1));
        _done.Add($"{_today:o}: waive {amount} of {component}");
        return _loan.Waive(component, new Money(amount), "UP", _today, At);
    }

    private RepaymentPosting Refund()
    {
        var amount = Pick(_loan.RefundableCredit.Rupiah, _loan.RefundableCredit.Rupiah / 2);
        if (amount == 0)
            return default;
        _done.Add($"{_today:o}: refund {amount}");
        _loan.HoldCredit(new Money(amount));
        if (_random.Next(3) == 0)
        {
            _loan.ReleaseCredit(new Money(amount));
            return default;
        }
        _loan.RefundCredit(new Money(amount), _today);
        (_books.Bank, _books.Credit) = (_books.Bank - amount, _books.Credit - amount);
        return default;
    }

    private void WriteOff()
    {
        if (!Running || _loan.Repayments.Any(r => r.ReversedAt is null && r.On > _today))
            return;
        _done.Add($"{_today:o}: write off");
        var posting = _loan.WriteOff(_today, At);
        _books.Add(posting.Counted, 1);
        _books.Principal -= posting.Principal.Rupiah;
        _books.Levies -= posting.Fee.Rupiah + posting.LateCharge.Rupiah;
    }

    private Rule? Try(Func<RepaymentPosting> command, int own = 1)
    {
        try
        {
            _books.Add(command(), own);
            return null;
        }
        catch (RuleBrokenException broken)
        {
            return broken.Rule;
        }
    }

    private void Check()
    {
        var rows = _loan.Instalments;
        rows.All(i => i.PaidPrincipal <= i.Principal && i.PaidCharge <= i.Charge && i.Carried <= i.Charge)
            .ShouldBeTrue("nothing is paid beyond what is due");
        _loan
            .Levies.All(l => l.Covered <= l.Amount && (l.CancelledByRun is null || l.Covered.IsZero))
            .ShouldBeTrue("no levy is paid beyond its amount, and none that was cancelled");
        _loan
            .Levies.All(l => l.CancelledByRun is not null || rows.Any(i => i.No == l.InstalmentNo))
            .ShouldBeTrue("a levy hangs on an instalment");
        Money.Sum(rows.Select(i => i.Principal)).ShouldBe(_loan.Principal, "instalments hold the whole loan");
        rows.Select(i => i.No).Distinct().Count().ShouldBe(rows.Count);
        rows.MaxBy(i => i.No)!.Balance.ShouldBe(Money.Zero);

        var counting = _loan.Repayments.Where(r => r.ReversedAt is null).ToList();
        var parts = _loan.Allocations.Where(a => a.SupersededByRun is null).ToList();
        var byEntry = parts.ToLookup(a => a.RepaymentNo);
        foreach (var entry in counting)
        {
            var covered = byEntry[entry.No].Sum(p => p.Amount.Rupiah);
            // A waiver of what a payment of an earlier day has covered since lapses by so much.
            if (entry.Kind == RepaymentKind.Waiver)
                covered.ShouldBeLessThanOrEqualTo(entry.Amount.Rupiah);
            else
                covered.ShouldBe(entry.Amount.Rupiah, "an entry is its parts");
        }
        var scheduled = parts
            .Where(a => a.Component is DueComponent.Principal or DueComponent.Charge)
            .ToLookup(a => a.InstalmentNo);
        foreach (var row in rows)
            scheduled[row.No].Sum(a => a.Amount.Rupiah).ShouldBe(row.Paid.Rupiah, $"what {row.No} was paid");
        parts
            .Where(a => a.Component is DueComponent.Fee or DueComponent.LateCharge)
            .Sum(a => a.Amount.Rupiah)
            .ShouldBe(_loan.Levies.Sum(l => l.Covered.Rupiah), "what levies were paid");

        _books.Principal.ShouldBe(_loan.OutstandingPrincipal.Rupiah, "principal");
        _books.Levies.ShouldBe(_loan.OutstandingLevies.Rupiah, "late charges and fees");
        _books.Credit.ShouldBe(_loan.Credit.Rupiah, "credit");
        _books.Recoveries.ShouldBe(_loan.Recovered.Rupiah, "recoveries");
        _books.Bank.ShouldBe(
            counting.Where(r => r.Kind != RepaymentKind.Waiver).Sum(r => r.Amount.Rupiah) - _loan.Refunded.Rupiah,
            "bank"
        );
        _loan.Recovered.ShouldBeLessThanOrEqualTo(_loan.Claim);
        var owed = _loan.OutstandingPrincipal + _loan.OutstandingCharge + _loan.OutstandingLevies;
        if (_loan.Status == LoanStatus.WrittenOff)
            owed.ShouldBe(Money.Zero);
        else
            (_loan.Status == LoanStatus.Repaid).ShouldBe(owed.IsZero);
        if (_loan.Status == LoanStatus.Disbursed)
            _loan.Credit.ShouldBe(Money.Zero, "nobody has a credit while something is owed");
    }

    private ProductTerms AnyProduct()
    {
        var method = Pick(Enum.GetValues<LoanMethod>());
        return new ProductTerms
        {
            Name = "Pinjaman",
            Lender = "Koperasi",
            Method = method,
            RateBasisPoints = method == LoanMethod.InterestFree ? 0 : Pick(600, 1_200),
            FewestPeriods = 3,
            UsualPeriods = Pick(3, 12),
            MostPeriods = 24,
            AllocationWalk = Pick(Enum.GetValues<AllocationWalk>()),
            PayDateShift = Pick(Enum.GetValues<PayDateShift>()),
            LateCharge =
                _random.Next(3) == 0
                    ? null
                    : new LateChargeTerms
                    {
                        Kind = LateChargeKind.Percent,
                        BasisPoints = 100,
                        GraceDays = 3,
                        EveryDays = Pick(0, 30),
                    },
        };
    }

    private long Amount()
    {
        var next = _loan.Instalments.OrderBy(i => i.No).FirstOrDefault(i => !i.IsSettled)?.Unpaid.Rupiah ?? 1_000;
        return Math.Max(1, Pick(1, next, next / 3, next + 1, _random.Next(1, 3_000_000)));
    }

    private DateOnly Back()
    {
        var day = _today.AddDays(-Pick(0, 0, 0, _random.Next(20), _random.Next(200)));
        return day > Start ? day : Start;
    }

    private T Pick<T>(params T[] from) => from[_random.Next(from.Length)];

    /// <summary>Balances on the side they normally have, moved only by what commands give for the ledger.</summary>
    private sealed class Books
    {
        public long Bank { get; set; }

        public long Principal { get; set; }

        public long Levies { get; set; }

        public long Credit { get; set; }

        public long Recoveries { get; private set; }

        public void Add(RepaymentPosting posting, int own)
        {
            posting.Difference.Sum.ShouldBe(0, "a difference only moves between accounts");
            foreach (var (split, sign) in new[] { (posting.Split, own), (posting.Difference, 1) })
            {
                Bank += sign * split.Sum;
                Principal -= sign * split.Principal;
                Levies -= sign * (split.Fee + split.LateCharge);
                Credit += sign * split.Credit;
                Recoveries += sign * split.Recovery;
            }
            Levies += posting.LateCharges + posting.Fees;
        }
    }
}
