using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Tests.Loans.Model;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Reliability;

/// <summary>
/// The model of a loan against the whole site on PostgreSQL: use cases in, the loan and the books' balances compared after each.
/// <c>MODEL_SEED=n</c> repeats one seed; eng/soak.sh runs more.
/// </summary>
public sealed class LoanModelOnPostgresTests : SiteTest
{
    private const int Commands = 40;

    private static readonly (string Name, AccountKind Kind, bool OfLoan)[] Accounts =
    [
        ("bank", AccountKind.Bank, false),
        ("principal", AccountKind.LoanPrincipal, true),
        ("income", AccountKind.ChargeIncome, false),
        ("fee-receivable", AccountKind.FeeReceivable, true),
        ("fees", AccountKind.Fees, false),
        ("late-receivable", AccountKind.LateChargeReceivable, true),
        ("late-charges", AccountKind.LateCharges, false),
        ("credit", AccountKind.BorrowerCredit, true),
        ("recoveries", AccountKind.Recoveries, false),
        ("losses", AccountKind.Losses, false),
    ];

    public static TheoryData<int> Seeds
    {
        get
        {
            if (Setting("MODEL_SEED") is { } one)
                return [one];
            var first = Setting("MODEL_FIRST_SEED") ?? 1;
            return [.. Enumerable.Range(first, Setting("MODEL_SITE_SEEDS") ?? 2)];
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public async Task A_random_life_agrees_with_the_model(int seed)
    {
        var random = new Random(seed);
        var late = new LateChargeTerms
        {
            Kind = LateChargeKind.Percent,
            BasisPoints = 100,
            GraceDays = 3,
            EveryDays = 30,
        };
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Flat, change: t => t with { LateCharge = late });
        var (maker, checker) = (await Site.Staff(Role.TreasuryMaker), await Site.Staff(Role.TreasuryChecker));
        var loan = await Loan(given);
        var start = await BankOf();
        var model = new ModelLoan(
            new ModelTerms(
                loan.DisbursedOn!.Value,
                [
                    .. loan
                        .Instalments.OrderBy(i => i.No)
                        .Select(i => new ModelRow(i.No, i.DueOn, i.PayableOn, i.Principal.Rupiah, i.Charge.Rupiah)),
                ],
                [.. loan.Product.AllocationRule.Steps.Select(s => (s.Bucket.ToString(), s.Component.ToString()))],
                true,
                new ModelLate(0, late.BasisPoints, late.GraceDays, late.EveryDays, late.Cap)
            )
        );
        List<string> done = [];
        List<Id<Receipt>> receipts = [];
        for (var i = 0; i < Commands; i++)
        {
            try
            {
                await Step(i);
                await Compare(given, model, start);
            }
            catch (Exception e)
            {
                throw new ShouldAssertException($"Seed {seed}, command {i}: {string.Join("; ", done.TakeLast(15))}", e);
            }
        }
        (await Site.Send(new VerifyLedger(), await Site.Staff(Role.Auditor))).IsSound.ShouldBeTrue();

        async Task Step(int i)
        {
            if (random.Next(3) == 0)
                Clock.AdvanceDays(random.Next(1, 25));
            var today = Clock.Today();
            switch (random.Next(20))
            {
                case < 9:
                    var amount = new long[] { 1, 1_060_000, random.Next(1, 1_500_000) }[random.Next(3)];
                    var on = random.Next(4) == 0 ? today.AddDays(-random.Next(1, 40)) : today;
                    done.Add($"receive {amount} on {on:o}");
                    Id<Receipt>? made = null;
                    var refused = await Try(async () =>
                        made = await Site.Send(
                            new RecordRepayment(given.Id, new Money(amount), on, ReceiptMethod.Cash, null, null),
                            maker
                        )
                    );
                    refused.ShouldBe(model.Receive(made?.Value ?? Guid.CreateVersion7(), amount, on));
                    if (made is { } receipt)
                        receipts.Add(receipt);
                    break;
                case < 12 when receipts.Count > 0:
                    var back = receipts[random.Next(receipts.Count)];
                    receipts.Remove(back);
                    done.Add("reverse");
                    (await Try(() => Site.Send(new ReverseRepayment(back, "Salah"), checker))).ShouldBe(
                        model.Reverse(back.Value)
                    );
                    break;
                case < 15:
                    done.Add("night");
                    await Site.RunJob("count-late-charges");
                    if (loan.DisbursedOn < today)
                        model.Count(today);
                    break;
                case < 17:
                    done.Add("fee");
                    (
                        await Try(() =>
                            Site.Send(
                                new ChargeLoanFee(given.Id, new Money(7_500), "Biaya bank", Make.Upload("bukti.png")),
                                maker
                            )
                        )
                    ).ShouldBe(model.AddFee(7_500, today));
                    break;
                case < 19:
                    model.Count(today);
                    var owed = model.Open.Where(o => o.Key.Component == "LateCharge").Sum(o => o.Value);
                    done.Add($"waive {owed}");
                    if (owed == 0 || model.Status != "Disbursed")
                        break;
                    var proposal = await Site.Send(
                        new ProposeWaiver(given.Id, DueComponent.LateCharge, new Money(owed), "Sakit", null),
                        maker
                    );
                    await Site.Send(new ApproveLoanProposal(proposal), checker);
                    model.Waive("LateCharge", owed, today).ShouldBeNull();
                    break;
                default:
                    done.Add("write off");
                    if (i < Commands / 2 || model.Status != "Disbursed")
                        break;
                    var last = await Site.Send(new ProposeWriteOff(given.Id, "Tutup", Make.Upload("ba.png")), maker);
                    await Site.Send(new ApproveLoanProposal(last), checker);
                    model.WriteOff(today).ShouldBeNull();
                    receipts.Clear();
                    break;
            }
        }
    }

    private async Task Compare(GivenLoan given, ModelLoan model, long start)
    {
        var loan = await Loan(given);
        loan.CountLateChargesTo(Clock.Today());
        model.Count(Clock.Today());
        loan.Status.ToString().ShouldBe(model.Status);
        foreach (var open in loan.Owed)
            (open.Principal.Rupiah, open.Charge.Rupiah, open.LateCharge.Rupiah).ShouldBe(
                (
                    model.Open[(open.No, "Principal")],
                    model.Open[(open.No, "Charge")],
                    model.Open[(open.No, "LateCharge")]
                ),
                $"instalment {open.No}"
            );
        // The books hold what commands have brought; the pages count on to today.
        var uncounted =
            loan.Levies.Sum(l => l.CancelledByRun is null ? l.Open.Rupiah : 0)
            - (await Loan(given)).Levies.Sum(l => l.CancelledByRun is null ? l.Open.Rupiah : 0);
        var transfers = await Transfers();
        foreach (var (name, kind, ofLoan) in Accounts)
        {
            bool Is(Account account) => account.Kind == kind && (!ofLoan || account.Owner == given.Reference);
            var debit =
                transfers.Where(t => Is(t.Debit)).Sum(t => t.Amount)
                - transfers.Where(t => Is(t.Credit)).Sum(t => t.Amount);
            var balance = AccountNature.Of(kind).CreditNormal ? -debit : debit;
            var expected =
                model.Accounts[name]
                + (name == "bank" ? start : 0)
                - (name.StartsWith("late-", StringComparison.Ordinal) ? uncounted : 0);
            balance.ShouldBe(expected, name);
        }
    }

    private async Task<long> BankOf()
    {
        var transfers = await Transfers();
        return transfers.Where(t => t.Debit.Kind == AccountKind.Bank).Sum(t => t.Amount)
            - transfers.Where(t => t.Credit.Kind == AccountKind.Bank).Sum(t => t.Amount);
    }

    private async Task<List<(Account Debit, Account Credit, long Amount)>> Transfers() =>
        [
            .. (
                await Site.Db(db =>
                    db.LedgerEvents.AsNoTracking()
                        .SelectMany(e => e.Transfers)
                        .Select(t => new
                        {
                            t.Debit,
                            t.Credit,
                            t.Amount,
                        })
                        .ToListAsync()
                )
            ).Select(t => (t.Debit, t.Credit, t.Amount.Rupiah)),
        ];

    private static async Task<string?> Try(Func<Task> command)
    {
        try
        {
            await command();
            return null;
        }
        catch (RuleBrokenException broken)
        {
            return broken.Rule.Code;
        }
    }

    private Task<Loan> Loan(GivenLoan given) =>
        Site.Db(db => db.Loans.AsSplitQuery().AsNoTracking().SingleAsync(l => l.Id == given.Id));

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
