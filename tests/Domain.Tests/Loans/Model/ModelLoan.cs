namespace PmiEmas.Domain.Tests.Loans.Model;

/// <summary>
/// A second, naive account of a loan that shares no code with the product: long numbers and strings, and after every command
/// everything is worked out again from the beginning. What it says and what the product says must be the same.
/// </summary>
internal sealed class ModelLoan
{
    private const string Late = "LateCharge";
    private const string Fee = "Fee";
    private const string Charge = "Charge";
    private const string Principal = "Principal";

    private readonly ModelTerms _terms;
    private readonly List<Entry> _entries = [];
    private readonly List<(int Row, long Amount, int After)> _fees = [];
    private readonly Dictionary<DateOnly, DateOnly?> _hardships = [];
    private DateOnly? _countedTo;
    private DateOnly? _writtenOffOn;
    private long _claim;
    private long _lost;
    private long _lostFees;
    private long _lostLate;

    public ModelLoan(ModelTerms given)
    {
        _terms = given;
        Settle();
    }

    public string Status { get; private set; } = "Disbursed";

    public long Refunded { get; private set; }

    public long Held { get; private set; }

    /// <summary>Still owed by instalment and component.</summary>
    public Dictionary<(int Row, string Component), long> Open { get; private set; } = [];

    /// <summary>Balances, on the side they normally have.</summary>
    public SortedDictionary<string, long> Accounts { get; } = [];

    public long Credit { get; private set; }

    public long Recovered { get; private set; }

    public IEnumerable<Guid> Receipts =>
        _entries.Where(e => e is { Receipt: not null, Reversed: false }).Select(e => e.Receipt!.Value);

    private bool WrittenOff => Status == "WrittenOff";

    public string? Receive(Guid receipt, long amount, DateOnly on)
    {
        if (amount == 0)
            return "loans.needs-amount";
        if (on < _terms.DisbursedOn)
            return "loans.received-after-disbursement";
        if (on < _writtenOffOn)
            return "loans.before-write-off-is-closed";
        if (_entries.Exists(e => e.Receipt == receipt))
            return "loans.receipt-counts-once";
        _entries.Add(new Entry(_entries.Count + 1, WrittenOff ? "Recovery" : "Receipt", receipt, null, amount, on));
        if (!WrittenOff)
            CountTo(on);
        return Settle();
    }

    public string? Reverse(Guid receipt)
    {
        var entry = _entries.Find(e => e.Receipt == receipt && !e.Reversed);
        if (entry is null)
            return "loans.receipt-counts";
        if (WrittenOff && entry.Kind != "Recovery")
            return "loans.before-write-off-is-closed";
        entry.Reversed = true;
        if (Replay().Credit < Refunded + Held)
        {
            entry.Reversed = false;
            return "loans.credit-is-held";
        }
        return Settle();
    }

    public void Count(DateOnly to)
    {
        if (Status == "Disbursed")
            CountTo(to);
        Settle();
    }

    public string? AddFee(long amount, DateOnly on)
    {
        if (Status != "Disbursed")
            return "loans.fee-on-running-loan";
        CountTo(on);
        Settle();
        var open = _terms.Rows.Where(r => Open[(r.No, Principal)] + Open[(r.No, Charge)] > 0).ToList();
        var row = open.Find(r => r.Payable >= on) ?? open.LastOrDefault() ?? _terms.Rows[^1];
        _fees.Add((row.No, amount, _entries.Count));
        return Settle();
    }

    public string? Waive(string component, long amount, DateOnly on)
    {
        if (component == Principal)
            return "loans.principal-is-not-waived";
        if (Status != "Disbursed")
            return "loans.fee-on-running-loan";
        CountTo(on);
        Settle();
        if (amount == 0 || amount > _terms.Rows.Sum(r => Open[(r.No, component)]))
            return "loans.waived-within-owed";
        _entries.Add(new Entry(_entries.Count + 1, "Waiver", null, component, amount, on));
        return Settle();
    }

    public string? Hardship(DateOnly from, DateOnly? until)
    {
        if (Status != "Disbursed")
            return "loans.fee-on-running-loan";
        if (from < _terms.DisbursedOn || until < from)
            return "loans.hardship-days-in-order";
        _hardships[from] = until;
        return Settle();
    }

    public string? WriteOff(DateOnly on)
    {
        if (Status != "Disbursed")
            return "shared.move-allowed";
        CountTo(on);
        Settle();
        (_writtenOffOn, _claim) = (on, Open.Values.Sum());
        (_lost, _lostFees, _lostLate) = (Owed(Principal), Owed(Fee), Owed(Late));
        Status = "WrittenOff";
        return Settle();
    }

    public string? Hold(long amount)
    {
        if (amount > Credit - Held)
            return "loans.refund-within-credit";
        Held += amount;
        return null;
    }

    public void Release() => Held = 0;

    public void Refund()
    {
        (Refunded, Held) = (Refunded + Held, 0);
        Settle();
    }

    private long Owed(string component) => _terms.Rows.Sum(r => Open[(r.No, component)]);

    private void CountTo(DateOnly day) => _countedTo = _countedTo > day ? _countedTo : day;

    private string? Settle()
    {
        var state = Replay();
        Open = state.Open;
        Credit = state.Credit - Refunded;
        Recovered = state.Recovered;
        var money = _entries.Where(e => e is { Reversed: false, Receipt: not null }).Sum(e => e.Amount);
        if (!WrittenOff)
            Status = Open.Values.Sum() == 0 ? "Repaid" : "Disbursed";
        Accounts["bank"] = money - Refunded;
        Accounts["principal"] = _terms.Rows.Sum(r => r.Principal) - state.Paid[Principal] - _lost;
        Accounts["income"] = state.Paid[Charge];
        Accounts["fee-receivable"] = _fees.Sum(f => f.Amount) - state.Waived[Fee] - state.Paid[Fee] - _lostFees;
        Accounts["fees"] = _fees.Sum(f => f.Amount) - state.Waived[Fee];
        Accounts["late-receivable"] = state.LateCounted - state.Waived[Late] - state.Paid[Late] - _lostLate;
        Accounts["late-charges"] = state.LateCounted - state.Waived[Late] - _lostLate;
        Accounts["credit"] = Credit;
        Accounts["recoveries"] = Recovered;
        Accounts["losses"] = _lost + _lostFees;
        return null;
    }

    private Replayed Replay()
    {
        var state = new Replayed(_terms, _fees.Count);
        DateOnly? counted = null;
        foreach (var entry in _entries.Where(e => !e.Reversed).OrderBy(e => e.On).ThenBy(e => e.No))
        {
            if (entry.Kind == "Recovery")
            {
                var part = Math.Min(entry.Amount, _claim - state.Recovered);
                (state.Recovered, state.Credit) = (state.Recovered + part, state.Credit + entry.Amount - part);
                continue;
            }
            CountLate(state, ref counted, entry.On);
            Show(state, entry.No);
            var left = entry.Waives is { } only
                ? state.Pay(entry.On, entry.Amount, [.. _terms.Order.Where(o => o.Component == only)], state.Waived)
                : state.Pay(entry.On, entry.Amount, _terms.Order, state.Paid);
            Hide(state, entry.No);
            if (entry.Waives is null)
                state.Credit += left;
        }
        if (_countedTo is { } to)
            CountLate(state, ref counted, to);
        Show(state, int.MaxValue);
        if (!WrittenOff)
            state.Credit = state.Pay(DateOnly.MaxValue, state.Credit, _terms.Order, state.Paid);
        return state;
    }

    /// <summary>An entry sees the fees that were there when it was made.</summary>
    private void Show(Replayed state, int entry)
    {
        foreach (var row in _terms.Rows)
            state.Open[(row.No, Fee)] = Seen(row.No, entry).Sum(i => _fees[i].Amount - state.FeePaid[i]);
    }

    private void Hide(Replayed state, int entry)
    {
        foreach (var row in _terms.Rows)
        {
            var seen = Seen(row.No, entry).ToList();
            var paid = seen.Sum(i => _fees[i].Amount - state.FeePaid[i]) - state.Open[(row.No, Fee)];
            foreach (var i in seen)
            {
                var part = Math.Min(paid, _fees[i].Amount - state.FeePaid[i]);
                (state.FeePaid[i], paid) = (state.FeePaid[i] + part, paid - part);
            }
        }
    }

    private IEnumerable<int> Seen(int row, int entry) =>
        Enumerable.Range(0, _fees.Count).Where(i => _fees[i].Row == row && _fees[i].After < entry);

    private void CountLate(Replayed state, ref DateOnly? counted, DateOnly to)
    {
        if (_terms.Late is not { } rule)
            return;
        var after = counted ?? _terms.DisbursedOn;
        foreach (var row in _terms.Rows)
        {
            var unpaid = state.Open[(row.No, Principal)] + state.Open[(row.No, Charge)];
            var day = (row.Payable > row.Due ? row.Payable : row.Due).AddDays(rule.Grace + 1);
            for (var times = 0; unpaid > 0 && day <= to && (times == 0 || rule.Every > 0); times++)
            {
                if (day > after && !_hardships.Any(h => day >= h.Key && (h.Value is null || day <= h.Value)))
                    Ask(state, row.No, rule.Flat > 0 ? rule.Flat : (unpaid * rule.Points + 5_000) / 10_000, rule.Cap);
                day = day.AddDays(rule.Every);
            }
        }
        counted = to > after ? to : after;
    }

    private static void Ask(Replayed state, int row, long amount, long cap)
    {
        if (cap > 0)
            amount = Math.Min(amount, Math.Max(0, cap - state.LateOf[row]));
        state.LateOf[row] += amount;
        state.LateCounted += amount;
        state.Open[(row, Late)] += amount;
    }

    private sealed record Entry(int No, string Kind, Guid? Receipt, string? Waives, long Amount, DateOnly On)
    {
        public bool Reversed { get; set; }
    }

    private sealed class Replayed(ModelTerms terms, int fees)
    {
        private static readonly string[] Components = [Late, Fee, Charge, Principal];

        public Dictionary<(int Row, string Component), long> Open { get; } =
            terms
                .Rows.SelectMany(r => Components.Select(c => (r, c)))
                .ToDictionary(
                    x => (x.r.No, x.c),
                    x =>
                        x.c == Principal ? x.r.Principal
                        : x.c == Charge ? x.r.Charge
                        : 0
                );

        public Dictionary<string, long> Paid { get; } = Components.ToDictionary(c => c, _ => 0L);

        public Dictionary<string, long> Waived { get; } = Components.ToDictionary(c => c, _ => 0L);

        public Dictionary<int, long> LateOf { get; } = terms.Rows.ToDictionary(r => r.No, _ => 0L);

        public long[] FeePaid { get; } = new long[fees];

        public long Credit { get; set; }

        public long Recovered { get; set; }

        public long LateCounted { get; set; }

        /// <summary>Goes through the places in their order; gives what is left.</summary>
        public long Pay(
            DateOnly on,
            long amount,
            IReadOnlyList<(string Bucket, string Component)> order,
            Dictionary<string, long> into
        )
        {
            for (var i = 0; i < order.Count && amount > 0; )
            {
                var run = order.Skip(i).TakeWhile(o => o.Bucket == order[i].Bucket).Select(o => o.Component).ToList();
                var rows = terms.Rows.Where(r => BucketOf(r, on) == order[i].Bucket).ToList();
                var cells = terms.ByInstalment
                    ? rows.SelectMany(r => run.Select(c => (r.No, c)))
                    : run.SelectMany(c => rows.Select(r => (r.No, c)));
                foreach (var cell in cells)
                {
                    var taken = Math.Min(amount, Open[cell]);
                    (amount, Open[cell], into[cell.c]) = (amount - taken, Open[cell] - taken, into[cell.c] + taken);
                }
                i += run.Count;
            }
            return amount;
        }

        private static string BucketOf(ModelRow row, DateOnly on) =>
            on > row.Payable && on > row.Due ? "PastDue"
            : on < row.Payable && on < row.Due ? "InAdvance"
            : "Due";
    }
}

internal sealed record ModelRow(int No, DateOnly Due, DateOnly Payable, long Principal, long Charge);

/// <summary>A late charge is flat or so many points of ten thousand of what is unpaid.</summary>
internal sealed record ModelLate(long Flat, int Points, int Grace, int Every, long Cap);

internal sealed record ModelTerms(
    DateOnly DisbursedOn,
    IReadOnlyList<ModelRow> Rows,
    IReadOnlyList<(string Bucket, string Component)> Order,
    bool ByInstalment,
    ModelLate? Late
);
