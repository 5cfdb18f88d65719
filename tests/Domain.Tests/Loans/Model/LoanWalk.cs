using System.Globalization;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Tests.Programmes;

namespace PmiEmas.Domain.Tests.Loans.Model;

/// <summary>One random life of a loan, wholly given by its seed: every command goes to the product and to the model, and both are compared after it.</summary>
internal sealed class LoanWalk
{
    private static readonly DateOnly[] Starts =
    [
        new(2026, 1, 15),
        new(2026, 12, 31),
        new(2027, 1, 30),
        new(2028, 1, 31),
        new(2028, 2, 29),
        new(2027, 11, 1),
    ];

    private readonly Random _random;
    private readonly Loan _loan;
    private readonly ModelLoan _model;
    private readonly SortedDictionary<string, long> _books = [];
    private readonly List<Guid> _receipts = [];
    private readonly List<string> _done = [];
    private DateOnly _today;

    private LoanWalk(int seed)
    {
        _random = new Random(seed);
        var product = AnyProduct();
        var start = Pick(Starts);
        _loan = Running(
            product,
            new Money(Pick<long>([12_000_000, 1_000_003, 600, 7_777_777])),
            start,
            AnyCalendar(start)
        );
        var steps = product.AllocationRule.Steps.Select(s => (s.Bucket.ToString(), s.Component.ToString()));
        _model = new ModelLoan(
            new ModelTerms(
                start,
                [.. _loan.Instalments.OrderBy(i => i.No).Select(Row)],
                [.. steps],
                product.AllocationRule.Walk == AllocationWalk.ByInstalment,
                product.LateCharge is { } late
                    ? new ModelLate(late.Amount, late.BasisPoints, late.GraceDays, late.EveryDays, late.Cap)
                    : null
            )
        );
        _today = start;
        Book(default);
    }

    /// <summary>Throws with the seed and the commands so far where the two differ.</summary>
    public static void Live(int seed, int commands)
    {
        var walk = new LoanWalk(seed);
        try
        {
            for (var i = 0; i < commands && walk.Step(); i++)
                walk.Compare();
        }
        catch (Exception e)
        {
            var told = string.Join(Environment.NewLine, walk._done.TakeLast(30));
            throw new ShouldAssertException($"Seed {seed}, command {walk._done.Count}:{Environment.NewLine}{told}", e);
        }
    }

    /// <summary>False where the product object may not be used on: a refused reversal has half happened and is not saved.</summary>
    private bool Step()
    {
        if (_random.Next(3) == 0)
            _today = _today.AddDays(Pick([1, 3, 14, 31, 40]));
        return _random.Next(100) switch
        {
            < 45 => Receive(Guid.CreateVersion7(), Amount(), Back()),
            < 48 => Receive(Guid.CreateVersion7(), 0, _today),
            < 50 => Receive(Guid.CreateVersion7(), 1_000, _loan.DisbursedOn!.Value.AddDays(-1)),
            < 53 => Receive(_receipts.Count > 0 ? Pick(_receipts) : Guid.CreateVersion7(), Amount(), _today),
            < 68 => Reverse(_receipts.Count > 0 ? Pick(_receipts) : Guid.CreateVersion7()),
            < 78 => Count(),
            < 83 => Fee(),
            < 90 => Waive(),
            < 93 => Hardship(),
            < 94 => _done.Count < 60 || WriteOff(),
            _ => Refund(),
        };
    }

    private bool Receive(Guid receipt, long amount, DateOnly on)
    {
        var product = Try(
            $"receive {amount} on {on:o}",
            () => _loan.Receive(new Id<Receipt>(receipt), "KW", new Money(amount), on, At)
        );
        product.ShouldBe(_model.Receive(receipt, amount, on));
        if (product is null)
            _receipts.Add(receipt);
        return true;
    }

    private bool Reverse(Guid receipt)
    {
        var product = Try("reverse", () => _loan.Reverse(new Id<Receipt>(receipt), "Salah", At), -1);
        product.ShouldBe(_model.Reverse(receipt));
        return product != "loans.credit-is-held";
    }

    private bool Count()
    {
        Try($"count to {_today:o}", () => _loan.CountLateChargesTo(_today)).ShouldBeNull();
        _model.Count(_today);
        return true;
    }

    private bool Fee()
    {
        Count();
        var amount = _random.Next(1, 50_000);
        Try($"fee {amount}", () => _loan.ChargeFee(new Money(amount), _today, "Biaya", Id<StoredFile>.New()))
            .ShouldBe(_model.AddFee(amount, _today));
        return true;
    }

    private bool Waive()
    {
        Count();
        var component = Pick(Enum.GetValues<DueComponent>());
        var owed = _model.Open.Where(o => o.Key.Component == component.ToString()).Sum(o => o.Value);
        var amount = Pick([owed, owed / 2, owed + 1, Math.Min(owed, 1)]);
        Try($"waive {amount} of {component}", () => _loan.Waive(component, new Money(amount), "UP", _today, At))
            .ShouldBe(_model.Waive(component.ToString(), amount, _today));
        return true;
    }

    private bool Hardship()
    {
        Count();
        var from = _today.AddDays(-_random.Next(0, 90));
        DateOnly? until = _random.Next(3) == 0 ? null : from.AddDays(_random.Next(-5, 60));
        Try($"hardship {from:o} to {until:o}", () => _loan.AcknowledgeHardship(from, until, At))
            .ShouldBe(_model.Hardship(from, until));
        return true;
    }

    private bool WriteOff()
    {
        Count();
        if (_model.WriteOff(_today) is { } refused)
        {
            Try("write off", () => _loan.WriteOff(_today, At).Counted).ShouldBe(refused);
            return true;
        }
        var posting = _loan.WriteOff(_today, At);
        _done.Add($"write off on {_today:o}");
        Book(posting.Counted);
        _books["principal"] -= posting.Principal.Rupiah;
        _books["fee-receivable"] -= posting.Fee.Rupiah;
        _books["losses"] += (posting.Principal + posting.Fee).Rupiah;
        _books["late-receivable"] -= posting.LateCharge.Rupiah;
        _books["late-charges"] -= posting.LateCharge.Rupiah;
        return true;
    }

    private bool Refund()
    {
        var amount = Pick([_model.Credit, _model.Credit + 1, _model.Credit / 2]);
        var refused = Try(
            $"hold {amount}",
            () =>
            {
                _loan.HoldCredit(new Money(amount));
                return default;
            }
        );
        refused.ShouldBe(_model.Hold(amount));
        if (refused is not null)
            return true;
        if (_random.Next(3) == 0)
        {
            _loan.ReleaseCredit(new Money(amount));
            _model.Release();
            return true;
        }
        _loan.RefundCredit(new Money(amount), _today);
        _model.Refund();
        _books["bank"] -= amount;
        _books["credit"] -= amount;
        return true;
    }

    private void Compare()
    {
        _loan.Status.ToString().ShouldBe(_model.Status);
        foreach (var open in _loan.Owed)
        {
            open.Principal.Rupiah.ShouldBe(_model.Open[(open.No, "Principal")], $"principal of {open.No}");
            open.Charge.Rupiah.ShouldBe(_model.Open[(open.No, "Charge")], $"charge of {open.No}");
            open.LateCharge.Rupiah.ShouldBe(_model.Open[(open.No, "LateCharge")], $"late charge of {open.No}");
        }
        _loan.Credit.Rupiah.ShouldBe(_model.Credit, "credit");
        _loan.Recovered.Rupiah.ShouldBe(_model.Recovered, "recovered");
        foreach (var (account, balance) in _model.Accounts)
            _books[account].ShouldBe(balance, account);
        _loan.OutstandingPrincipal.Rupiah.ShouldBe(_model.Accounts["principal"]);
        var parts = _loan.Allocations.Where(a => a.SupersededByRun is null).ToLookup(a => a.RepaymentNo);
        foreach (var receipt in _loan.Repayments.Where(r => r.ReversedAt is null && r.Kind != RepaymentKind.Waiver))
            parts[receipt.No].Sum(p => p.Amount.Rupiah).ShouldBe(receipt.Amount.Rupiah, "a receipt is its parts");
    }

    /// <summary>The code of the rule that refused, or null; what was moved is booked.</summary>
    private string? Try(string what, Func<RepaymentPosting> command, int own = 1)
    {
        _done.Add($"{_today.ToString("o", CultureInfo.InvariantCulture)}: {what}");
        try
        {
            Book(command(), own);
            return null;
        }
        catch (RuleBrokenException broken)
        {
            return broken.Rule.Code;
        }
    }

    /// <summary>As the books carry it: the receipt's own event or its mirror, then the differences.</summary>
    private void Book(RepaymentPosting posting, int own = 1)
    {
        if (_books.Count == 0)
            foreach (
                var name in (string[])
                    [
                        "bank",
                        "principal",
                        "income",
                        "fee-receivable",
                        "fees",
                        "late-receivable",
                        "late-charges",
                        "credit",
                        "recoveries",
                        "losses",
                    ]
            )
                _books[name] = name == "principal" ? _loan.Principal.Rupiah : 0;
        posting.Difference.Sum.ShouldBe(0, "a difference only moves between accounts");
        foreach (var (split, sign) in ((SplitTotals, int)[])[(posting.Split, own), (posting.Difference, 1)])
        {
            _books["bank"] += sign * split.Sum;
            _books["principal"] -= sign * split.Principal;
            _books["income"] += sign * split.Charge;
            _books["fee-receivable"] -= sign * split.Fee;
            _books["late-receivable"] -= sign * split.LateCharge;
            _books["credit"] += sign * split.Credit;
            _books["recoveries"] += sign * split.Recovery;
        }
        _books["late-receivable"] += posting.LateCharges;
        _books["late-charges"] += posting.LateCharges;
        _books["fee-receivable"] += posting.Fees;
        _books["fees"] += posting.Fees;
    }

    private DateTimeOffset At => ProgrammeCalendar.StartOf(_today).AddHours(9);

    private long Amount()
    {
        var owed = _model.Open.Count == 0 ? 0 : _model.Open.Values.Sum();
        var next = _loan.Instalments.OrderBy(i => i.No).FirstOrDefault(i => !i.IsSettled)?.Unpaid.Rupiah ?? 1_000;
        return Math.Max(1, Pick([1, next, next, next / 3, _random.Next(1, 2_000_000), owed / 7, next + 1]));
    }

    /// <summary>Mostly today; sometimes days or months back, never before the write-off as a rule.</summary>
    private DateOnly Back() =>
        _random.Next(10) switch
        {
            < 7 => _today,
            < 9 => Max(_loan.DisbursedOn!.Value, _today.AddDays(-_random.Next(1, 20))),
            _ => Max(_loan.DisbursedOn!.Value, _today.AddDays(-_random.Next(20, 200))),
        };

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private ProductTerms AnyProduct()
    {
        var method = Pick(Enum.GetValues<LoanMethod>());
        var shuffled = AllocationRule.Usual.Steps.ToArray();
        _random.Shuffle(shuffled);
        return new ProductTerms
        {
            Name = "Pinjaman",
            Lender = "Koperasi",
            Method = method,
            RateBasisPoints = method == LoanMethod.InterestFree ? 0 : Pick([600, 1_200]),
            FewestPeriods = 3,
            UsualPeriods = Pick([3, 12]),
            MostPeriods = 24,
            PayDateShift = Pick(Enum.GetValues<PayDateShift>()),
            Allocation = Pick(Enum.GetValues<AllocationOrder>()),
            AllocationPlaces = string.Join(',', shuffled.Select(s => $"{s.Bucket}.{s.Component}")),
            AllocationWalk = Pick(Enum.GetValues<AllocationWalk>()),
            LateCharge = _random.Next(3) == 0 ? null : AnyLateCharge(),
        };
    }

    private LateChargeTerms AnyLateCharge()
    {
        var flat = _random.Next(2) == 0;
        return new LateChargeTerms
        {
            Kind = flat ? LateChargeKind.Flat : LateChargeKind.Percent,
            Amount = flat ? 10_000 : 0,
            BasisPoints = flat ? 0 : 100,
            GraceDays = Pick([0, 3, 10]),
            EveryDays = Pick([0, 7, 30]),
            Cap = Pick<long>([0, 25_000]),
        };
    }

    private ProgrammeCalendar AnyCalendar(DateOnly start) =>
        new(Enumerable.Range(0, 60).Select(_ => start.AddDays(_random.Next(0, 800))).ToHashSet());

    private static ModelRow Row(LoanInstalment i) =>
        new(i.No, i.DueOn, i.PayableOn, i.Principal.Rupiah, i.Charge.Rupiah);

    internal static Loan Running(ProductTerms product, Money amount, DateOnly on, ProgrammeCalendar calendar)
    {
        var loan = Approved(product, amount, on, calendar);
        loan.AgreementCameIntoForce();
        loan.Disburse(on, ProgrammeCalendar.StartOf(on).AddHours(9));
        return loan;
    }

    internal static Loan Approved(ProductTerms product, Money amount, DateOnly on, ProgrammeCalendar calendar)
    {
        var at = ProgrammeCalendar.StartOf(on).AddHours(9);
        var terms = FundingCallTests.Sound() with
        {
            Kind = CallKind.Loan,
            Lender = "Koperasi",
            LoanProductCodes = ["P1"],
            Tranches = [],
        };
        var call = FundingCallTests.Draft(terms);
        var opened = new DateOnly(2026, 11, 20);
        call.Open(opened);
        var plan = BusinessPlan.Start(
            Id<BusinessPlan>.New(),
            "PU-2026-000001",
            Id<Returnee>.New(),
            RegionCode.Parse("3603332001"),
            call,
            new Eligibility.Eligible(),
            opened,
            at
        );
        var made = LoanProduct.Open(Id<LoanProduct>.New(), "P1", product, null, at);
        var loan = Loan.Approve(Id<Loan>.New(), "PJ-2026-000001", plan, call, made, amount, on, true, calendar, at);
        loan.BindTo(Id<Agreement>.New());
        return loan;
    }
}
