using System.Text.Json;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Loans;

public class RepaymentVectors
{
    public static TheoryData<string> Allocations => Vectors.Ids("allocations");

    public static TheoryData<string> Settlements => Vectors.Ids("earlySettlement");

    public static TheoryData<string> Changes => Vectors.Ids("trancheAndRestructure");

    public static TheoryData<string> Portfolios => Vectors.Ids("par");

    public static TheoryData<string> Prepayments => Vectors.Ids("prepayment");

    [Theory, MemberData(nameof(Allocations))]
    public void Payments_are_split_as_in_their_vector(string id)
    {
        var vector = Vectors.Find("allocations", id);
        var (inputs, expected) = (vector.GetProperty("inputs"), vector.GetProperty("expected"));
        var order = inputs.GetProperty("order").EnumerateArray().Select(c => Component(c.GetString()!));
        var payments = inputs.GetProperty("payments").EnumerateArray().Select(Payment).ToList();

        var outcomes = Allocation.Replay(payments, [.. Open(inputs)], AllocationRule.SameForAll(1, [.. order]));

        foreach (var (outcome, wanted) in outcomes.Zip(expected.GetProperty("payments").EnumerateArray()))
        {
            outcome.Parts.ShouldBe(
                wanted
                    .GetProperty("split")
                    .EnumerateArray()
                    .Select(s => new AllocatedPart(
                        s.GetProperty("instalment").GetInt32(),
                        Component(s.GetProperty("component").GetString()!),
                        new Money(s.Rupiah("amount"))
                    ))
            );
            outcome.Excess.Rupiah.ShouldBe(wanted.Rupiah("excess"));
        }
        foreach (var (name, component) in Components)
        {
            Money
                .Sum(outcomes.Select(o => o.Covered(component)))
                .Rupiah.ShouldBe(expected.GetProperty("paidByComponent").Rupiah(name));
            Money
                .Sum(outcomes[^1].Open.Select(i => i[component]))
                .Rupiah.ShouldBe(expected.GetProperty("outstandingByComponent").Rupiah(name));
        }
        Money.Sum(outcomes.Select(o => o.Excess)).Rupiah.ShouldBe(expected.Rupiah("overpaid"));
        outcomes[^1]
            .Open.Where(i => i.Total.IsZero)
            .Select(i => i.No)
            .ShouldBe(expected.GetProperty("paidInstalments").EnumerateArray().Select(n => n.GetInt32()));
    }

    [Theory, MemberData(nameof(Settlements))]
    public void An_early_settlement_asks_what_its_vector_asks(string id)
    {
        var vector = Vectors.Find("earlySettlement", id);
        var (inputs, expected) = (vector.GetProperty("inputs"), vector.GetProperty("expected"));
        var terms = Vectors.Terms(inputs);
        var schedule = RepaymentSchedule.Create(terms);
        var open = schedule.Rows.Skip(inputs.GetProperty("paidInstalments").GetInt32()).Select(OpenInstalment.Of);

        var quote = EarlySettlement.Quote(
            terms,
            schedule,
            [.. open],
            inputs.Date("asOf"),
            new Money(expected.Rupiah("discount"))
        );

        quote.Total.Rupiah.ShouldBe(expected.Rupiah("total"));
        if (terms.Method == LoanMethod.Murabahah)
        {
            (quote.Principal + quote.Charge).Rupiah.ShouldBe(expected.Rupiah("remainingPrice"));
            quote.Charge.Rupiah.ShouldBe(expected.Rupiah("ofWhichMargin"));
        }
        else
        {
            quote.Principal.Rupiah.ShouldBe(expected.Rupiah("principal"));
            quote.Charge.Rupiah.ShouldBe(expected.Rupiah("interest"));
            if (expected.TryGetProperty("waived", out var waived))
                quote.Waived.Rupiah.ShouldBe(waived.GetInt64());
        }
    }

    [Theory, MemberData(nameof(Prepayments))]
    public void A_prepayment_leaves_the_instalments_of_its_vector(string id)
    {
        var vector = Vectors.Find("prepayment", id);
        var (inputs, expected) = (vector.GetProperty("inputs"), vector.GetProperty("expected"));
        var terms = Vectors.Terms(inputs);
        var plan = inputs.GetProperty("strategy").GetString() switch
        {
            "REDUCE_TERM" => PrepaymentPlan.Shorten,
            "APPLY_TO_LAST" => PrepaymentPlan.FromTheEnd,
            _ => PrepaymentPlan.Lower,
        };
        var paid = inputs.GetProperty("paidInstalments").GetInt32();

        var after = Prepayment.After(
            terms,
            RepaymentSchedule.Create(terms),
            paid,
            new Money(inputs.Rupiah("extra")),
            plan
        );

        after.Principal.Rupiah.ShouldBe(expected.Rupiah("balanceAfter"));
        after
            .Rows.Select(r => r.Total.Rupiah)
            .ShouldBe(expected.GetProperty("remaining").EnumerateArray().Select(r => r.GetInt64()));
        if (expected.TryGetProperty("lastDueDate", out _))
            after.Rows[^1].DueOn.ShouldBe(expected.Date("lastDueDate"));
    }

    [Theory, MemberData(nameof(Changes))]
    public void A_changed_loan_goes_on_as_in_its_vector(string id)
    {
        var vector = Vectors.Find("trancheAndRestructure", id);
        var (inputs, expected) = (vector.GetProperty("inputs"), vector.GetProperty("expected"));
        if (vector.GetProperty("kind").GetString() == "multi-tranche")
            SecondTranche(inputs, expected);
        else
            Pairs(Restructured(inputs).Rows.Where(r => !r.Total.IsZero)).ShouldBe(Pairs(expected.GetProperty("rows")));
    }

    /// <summary>What is left is spread over the instalments not yet due.</summary>
    private static void SecondTranche(JsonElement inputs, JsonElement expected)
    {
        var tranches = inputs.GetProperty("tranches").EnumerateArray().ToList();
        var terms = new LoanTerms
        {
            Method = LoanMethod.InterestFree,
            Principal = new Money(tranches[0].Rupiah("amount")),
            Periods = inputs.GetProperty("periods").GetInt32(),
            DisbursementOn = tranches[0].Date("date"),
        };
        var before = RepaymentSchedule.Create(terms);
        Pairs(before.Rows).ShouldBe(Pairs(expected.GetProperty("before")));

        var paid = before.Rows.Count(r => r.DueOn <= tranches[1].Date("date"));
        var balance = before.Rows[paid - 1].Balance + new Money(tranches[1].Rupiah("amount"));
        var after = RepaymentSchedule.Create(terms.Continue(balance, paid, terms.Periods - paid));

        balance.Rupiah.ShouldBe(expected.Rupiah("balanceAfterTranche2"));
        Pairs(after.Rows).ShouldBe(Pairs(expected.GetProperty("after")));
    }

    /// <summary>Twelve million in twelve instalments, after the fourth.</summary>
    private static RepaymentSchedule Restructured(JsonElement inputs)
    {
        var terms = new LoanTerms
        {
            Method = LoanMethod.InterestFree,
            Principal = new Money(12_000_000),
            Periods = 12,
            DisbursementOn = inputs.Date("disbursementDate"),
        };
        var owed = new StillOwed(terms, new Money(inputs.Rupiah("balance")), Money.Zero, Elapsed: 4, Remaining: 8);
        return RepaymentSchedule.Create(Restructuring.Postpone(owed, inputs.GetProperty("holidayMonths").GetInt32()));
    }

    [Theory, MemberData(nameof(Portfolios))]
    public void The_portfolio_at_risk_is_that_of_its_vector(string id)
    {
        var vector = Vectors.Find("par", id);
        var (inputs, expected) = (vector.GetProperty("inputs"), vector.GetProperty("expected"));
        var asOf = inputs.Date("asOf");
        var loans = inputs.GetProperty("loans").EnumerateArray().ToList();

        var portfolio = new PortfolioAtRisk(loans.Select(Loan), asOf);

        foreach (var loan in loans.Where(l => !l.GetProperty("writtenOff").GetBoolean()))
            Arrears
                .DaysPastDue(Loan(loan).OldestUnpaidPrincipalOn, asOf)
                .ShouldBe(loan.GetProperty("daysPastDue").GetInt32());
        portfolio.Gross.Rupiah.ShouldBe(expected.Rupiah("grossPortfolio"));
        Share(portfolio.MoreThan(30, withRestructured: false)).ShouldBe(Share(expected.GetProperty("PAR30")));
        Share(portfolio.MoreThan(90, withRestructured: false)).ShouldBe(Share(expected.GetProperty("PAR90")));
        Share(portfolio.MoreThan(30)).ShouldBe(Share(expected.GetProperty("PAR30_plus_restructured")));
        portfolio
            .Ageing.Select(b => b.Amount.Rupiah)
            .Take(5)
            .ShouldBe(expected.GetProperty("ageing").EnumerateObject().Select(b => b.Value.GetInt64()));
    }

    [Fact]
    public void Unpaid_periods_put_a_microfinance_loan_in_the_class_of_the_regulation()
    {
        foreach (var wanted in Vectors.Section("ojkLkmCollectability").GetProperty("cases").EnumerateArray())
        {
            var rhythm = Enum.Parse<PaymentRhythm>(wanted.GetProperty("frequency").GetString()!, true);
            Arrears
                .ClassOf(rhythm, wanted.GetProperty("unpaidPeriods").GetInt32())
                .ToString()
                .ToUpperInvariant()
                .ShouldBe(wanted.GetProperty("class").GetString(), wanted.ToString());
        }
    }

    private static readonly Dictionary<string, DueComponent> Components = new()
    {
        ["penalty"] = DueComponent.LateCharge,
        ["fee"] = DueComponent.Fee,
        ["interest"] = DueComponent.Charge,
        ["principal"] = DueComponent.Principal,
    };

    private static DueComponent Component(string name) => Components[name];

    private static ReceivedPayment Payment(JsonElement p) => new(p.Date("date"), new Money(p.Rupiah("amount")));

    private static IEnumerable<OpenInstalment> Open(JsonElement inputs) =>
        inputs
            .GetProperty("instalments")
            .EnumerateArray()
            .Select(
                (row, i) =>
                    new OpenInstalment(
                        i + 1,
                        row.Date("dueDate"),
                        row.Date("dueDate"),
                        new Money(row.Rupiah("penalty")),
                        new Money(row.Rupiah("fee")),
                        new Money(row.Rupiah("interest")),
                        new Money(row.Rupiah("principal"))
                    )
            );

    private static PortfolioLoan Loan(JsonElement loan) =>
        new(
            new Money(loan.Rupiah("outstandingPrincipal")),
            loan.GetProperty("oldestUnpaidPrincipalDueDate").GetString() is { } due ? DateOnly.Parse(due) : null,
            loan.GetProperty("restructured").GetBoolean(),
            loan.GetProperty("writtenOff").GetBoolean()
        );

    private static (long, string) Share(PortfolioShare share) =>
        (share.Amount.Rupiah, $"{share.BasisPoints / 100}.{share.BasisPoints % 100:00}");

    private static (long, string) Share(JsonElement wanted) =>
        (wanted.Rupiah("amount"), wanted.GetProperty("percent").GetString()!);

    private static IEnumerable<(DateOnly, long)> Pairs(IEnumerable<Instalment> rows) =>
        rows.Select(r => (r.DueOn, r.Total.Rupiah));

    private static IEnumerable<(DateOnly, long)> Pairs(JsonElement rows) =>
        rows.EnumerateArray().Select(r => (DateOnly.Parse(r[0].GetString()!), r[1].GetInt64()));
}
