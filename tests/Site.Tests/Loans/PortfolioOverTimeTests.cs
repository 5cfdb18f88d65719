using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Loans;

/// <summary>Random lives of loans: what was once told of a day and a moment stays so, and today is told alike in both ways.</summary>
public sealed class PortfolioOverTimeTests : LoanTest
{
    private const int Commands = 40;
    private readonly List<string> _done = [];
    private readonly List<(Id<Receipt> Receipt, GivenLoan Loan)> _receipts = [];
    private Random _random = new(0);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_was_told_of_a_day_as_it_was_known_never_changes_afterwards(int seed)
    {
        _random = new Random(seed);
        GivenLoan[] loans =
        [
            await Given.ADisbursedLoan(Site, LoanMethod.Flat),
            await Given.ADisbursedLoan(Site, LoanMethod.Annuity, principal: 7_777_777),
            await Given.ADisbursedLoan(Site, LoanMethod.InterestFree, principal: 3_000_001),
        ];
        List<(PortfolioDay Day, string Told)> told = [];
        try
        {
            for (var i = 0; i < Commands; i++)
            {
                await Step(loans[_random.Next(loans.Length)]);
                Clock.Advance(TimeSpan.FromMinutes(1));
                (await Told(new PortfolioDay(Clock.Today(), Clock.GetUtcNow()))).ShouldBe(
                    await Told(new PortfolioDay()),
                    "today, from what is written and from what is open"
                );
                var day = new PortfolioDay(Clock.Today().AddDays(-_random.Next(0, 60)), Clock.GetUtcNow());
                told.Add((day, await Told(day)));
                Clock.Advance(TimeSpan.FromMinutes(1));
            }
            foreach (var (day, then) in told)
                (await Told(day)).ShouldBe(then, $"as of {day.On:o} as known at {day.Known:o}");
        }
        catch (Exception e) when (e is not RuleBrokenException)
        {
            throw new ShouldAssertException($"Seed {seed}: {string.Join("; ", _done.TakeLast(12))}", e);
        }
    }

    [Fact]
    public async Task A_payment_entered_late_changes_what_is_known_of_its_day_but_not_what_was_known()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Flat);
        Clock.AdvanceDays(45);
        var (day, before) = (Clock.Today().AddDays(-5), Clock.GetUtcNow());
        Clock.AdvanceDays(3);
        await Pay(given, 1_060_000, day.AddDays(-1));
        Clock.AdvanceDays(1);

        var then = (await Site.Send(new PortfolioReport(new PortfolioDay(day, before)))).Total;
        var now = (await Site.Send(new PortfolioReport(new PortfolioDay(day)))).Total;
        (then.Outstanding, then.OverduePrincipal, then.LateLoans).ShouldBe(
            (new Money(12_000_000), new Money(1_000_000), 1)
        );
        (now.Outstanding, now.OverduePrincipal, now.LateLoans).ShouldBe((new Money(11_000_000), Money.Zero, 0));
    }

    [Fact]
    public async Task A_disbursement_taken_back_was_known_until_then()
    {
        var given = await Given.ADisbursedLoan(Site);
        Clock.Advance(TimeSpan.FromHours(1));
        var (day, before) = (Clock.Today(), Clock.GetUtcNow());
        Clock.AdvanceDays(1);
        var payout = await Site.Db(db =>
            db.Payouts.Where(p => p.SubjectId == given.Id.Value).Select(p => p.Id).SingleAsync()
        );
        await Site.Send(new FailPayout(payout, "Rekening ditutup"), await Site.Staff(Role.TreasuryMaker));
        Clock.AdvanceDays(1);
        (await Site.Send(new PortfolioReport(new PortfolioDay(day, before)))).Total.Loans.ShouldBe(1);
        (await Site.Send(new PortfolioReport(new PortfolioDay(day)))).Total.Loans.ShouldBe(0);
    }

    private async Task Step(GivenLoan loan)
    {
        if (_random.Next(2) == 0)
            Clock.AdvanceDays(_random.Next(1, 25));
        var today = Clock.Today();
        switch (_random.Next(12))
        {
            case < 7:
                var amount = new long[] { 100_000, 1_060_000, 2_500_000 }[_random.Next(3)];
                var on = _random.Next(3) == 0 ? today.AddDays(-_random.Next(1, 40)) : today;
                PrepaymentPlan? plan = _random.Next(4) == 0 ? PrepaymentPlan.Shorten : null;
                await Try(
                    $"receive {amount} on {on:o} {plan}",
                    async () => _receipts.Add((await Pay(loan, amount, on, plan), loan))
                );
                break;
            case < 9 when _receipts.Count > 0:
                var back = _receipts[_random.Next(_receipts.Count)];
                _receipts.Remove(back);
                await Try(
                    $"reverse {back.Loan.Reference}",
                    async () =>
                        await Site.Send(
                            new ReverseRepayment(back.Receipt, "Salah catat"),
                            await Site.Staff(Role.TreasuryChecker)
                        )
                );
                break;
            case < 11:
                await Try($"ease {loan.Reference}", () => Ease(loan));
                break;
            default:
                await Try($"write off {loan.Reference}", () => WriteOff(loan));
                break;
        }
    }

    private async Task Ease(GivenLoan loan)
    {
        var way = _random.Next(2) == 0 ? RestructuringWay.Extend : RestructuringWay.Postpone;
        var proposal = await Site.Send(
            new ProposeRestructuring(loan.Id, way, 3, Money.Zero, "Usaha sepi", Make.Upload("surat.png")),
            await Site.Staff(Role.Officer)
        );
        await Site.Send(new ApproveRestructuring(proposal), await Site.Staff(Role.TreasuryChecker));
        await Site.Send(
            new RecordRestructuringAgreement(proposal, Make.Upload("addendum.png")),
            await Site.Staff(Role.Officer)
        );
    }

    private async Task WriteOff(GivenLoan loan)
    {
        if (_random.Next(3) != 0)
            return;
        var proposal = await Site.Send(
            new ProposeWriteOff(loan.Id, "Tutup", Make.Upload("ba.png")),
            await Site.Staff(Role.TreasuryMaker)
        );
        await Site.Send(new ApproveLoanProposal(proposal), await Site.Staff(Role.TreasuryChecker));
    }

    private async Task Try(string what, Func<Task> command)
    {
        try
        {
            await command();
            _done.Add(what);
        }
        catch (RuleBrokenException broken)
        {
            _done.Add($"{what}: {broken.Rule.Code}");
        }
    }

    /// <summary>Every loan of the day with all its figures, in words.</summary>
    private async Task<string> Told(PortfolioDay day)
    {
        var rows = await Site.InScope(services =>
        {
            var book = services.GetRequiredService<IPortfolioBook>();
            var on = day.On ?? Clock.Today();
            return (day.Known is { } known ? book.AsOf(on, known) : book.Today(on)).ToListAsync();
        });
        return string.Join(
            '\n',
            rows.OrderBy(l => l.Reference)
                .Select(l =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{l.Reference} {l.DisbursedOn:o} {l.Principal} {l.Outstanding} {l.OverduePrincipal} {l.OverdueCharge} {l.DaysPastDue} {l.PrincipalDaysPastDue} {l.Restructured} {l.Quality}"
                    )
                )
        );
    }
}
