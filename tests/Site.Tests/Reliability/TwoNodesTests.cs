using System.Net;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Payments;
using PmiEmas.Application.Programmes;
using PmiEmas.Application.Reviews;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Reliability;

/// <summary>Two instances of the site on one PostgreSQL, pressed at the same time: exact results, friendly pages for those who came second.</summary>
[TakesLong]
public sealed class TwoNodesTests(SitePool pool) : IAsyncLifetime
{
    private TestSite _one = null!;
    private TestSite _two = null!;

    public async ValueTask InitializeAsync()
    {
        var connection = await pool.Postgres.Clone();
        (_one, _two) = (await TestSite.Start(connection), await TestSite.Start(connection));
    }

    public async ValueTask DisposeAsync()
    {
        await _two.DisposeAsync();
        await _one.DisposeAsync();
    }

    [Fact]
    public async Task Fifty_repayments_on_one_loan_sum_exactly()
    {
        var given = await Given.ADisbursedLoan(_one, LoanMethod.Flat);
        var treasurers = await BothAs(await _one.Staff(Role.TreasuryMaker));
        var forms = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(i => RepaymentForm(treasurers[i % 2], given, 100_000 + i))
        );

        var pages = await Task.WhenAll(forms.Select(f => f.Submit()));

        pages.ShouldAllBe(p => p.Status == HttpStatusCode.OK);
        var loan = await Loan(given);
        loan.Repayments.Count.ShouldBe(50);
        loan.Repayments.Sum(r => r.Amount.Rupiah).ShouldBe(50 * 100_000 + 1_225);
        Money.Sum(loan.Instalments.Select(i => i.Paid)).Rupiah.ShouldBe(50 * 100_000 + 1_225);
        (await Balance(Account.LoanPrincipal(given.Reference))).ShouldBe(loan.OutstandingPrincipal.Rupiah);
        await ShouldBeSound();
    }

    [Fact]
    public async Task One_form_pressed_twenty_times_on_both_nodes_counts_once_and_answers_everybody()
    {
        var given = await Given.ADisbursedLoan(_one, LoanMethod.Flat);
        var treasurers = await BothAs(await _one.Staff(Role.TreasuryMaker));
        var form = await RepaymentForm(treasurers[0], given, 500_000);
        var fields = form.Fields();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Press(treasurers[i % 2], given, fields)));

        answers.ShouldAllBe(a => a == HttpStatusCode.Found || a == HttpStatusCode.SeeOther);
        (await Loan(given)).Repayments.Count.ShouldBe(1);
        await ShouldBeSound();
    }

    [Fact]
    public async Task Two_hundred_awards_against_a_ceiling_for_a_hundred_and_twenty_commit_exactly_those()
    {
        var id = await Given.AnOpenCall(_one, CallKind(), terms => terms with { Ceiling = new Money(120_000_000) });
        var call = await _one.Db(db => db.FundingCalls.Where(c => c.Id == id).Select(c => c.Reference).SingleAsync());

        var refused = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => Commit(i % 2 == 0 ? _one : _two, call, $"HB-TEST-{i:000}"))
        );

        refused.Count(r => r is null).ShouldBe(120);
        refused.OfType<RuleBrokenException>().ShouldAllBe(r => r.Rule == LedgerRules.CeilingKept);
        (await Balance(Account.Ceiling(call))).ShouldBe(0);
        await ShouldBeSound();
    }

    [Fact]
    public async Task Two_checkers_on_one_payout_approve_once_and_the_second_reads_why_not()
    {
        var given = await Given.APayableLoan(_one, LoanMethod.Flat);
        var maker = await _one.Staff(Role.TreasuryMaker);
        var payout = await _one.Send(new PreparePayout(PayoutPurpose.LoanDisbursement, given.Id.Value, ""), maker);
        await _one.Send(new SubmitPayout(payout), maker);
        var first = await _one.As(await _one.Staff(Role.TreasuryChecker));
        var second = await _two.As(await _one.Staff(Role.TreasuryChecker));
        var forms = await Task.WhenAll(
            new[] { first, second }.Select(async v => ApprovalOf(await v.Open($"/workspace/payouts/{payout}/check")))
        );

        var pages = await Task.WhenAll(forms.Select(f => f.Submit()));

        pages.Count(p => p.Status == HttpStatusCode.OK).ShouldBe(1);
        var late = pages.Single(p => p.Status != HttpStatusCode.OK);
        late.Status.ShouldBeOneOf(HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity);
        late.Document.QuerySelector("h1").ShouldNotBeNull();
        (
            await _one.Db(db => db.Processes.CountAsync(p => p.Command == nameof(ApprovePayout) && p.Refusal == null))
        ).ShouldBe(1);
    }

    [Fact]
    public async Task A_plan_withdrawn_while_it_is_approved_ends_as_one_or_the_other_with_its_money()
    {
        var call = await Given.AnOpenCall(_one, CallKind(), Given.InTwoTranches);
        var decider = await _one.Staff(Role.DecisionMaker);
        var plan = await Given.APlanReadyForDecision(_one, CallKind(), call);
        await Given.ADraftedApproval(_one, plan, decider);
        await _one.Send(new CloseCall(call), await _one.Staff(Role.Officer));
        var batch = await _one.Db(db => db.DecisionBatches.SingleAsync(b => b.CallId == call));

        var answers = await Task.WhenAll(
            Answer(() => _one.Send(new WithdrawPlan(plan.Id, "Bekerja lagi"), plan.Returnee.Actor)),
            Answer(() => _two.Send(new PublishDecisions(batch.Id, batch.Approved), decider))
        );

        answers.ShouldAllBe(a => a == null || a is RuleBrokenException || a is ConflictException);
        var status = await _one.Db(db =>
            db.BusinessPlans.Where(p => p.Id == plan.Id).Select(p => p.Status).SingleAsync()
        );
        status.ShouldBeOneOf(PlanStatus.Withdrawn, PlanStatus.Approved);
        var grants = await _one.Db(db =>
            db.Grants.Where(g => g.PlanId == plan.Id).Select(g => g.Reference).ToListAsync()
        );
        grants.Count.ShouldBe(status == PlanStatus.Approved ? 1 : 0);
        foreach (var grant in grants)
            (await Balance(Account.Committed(grant))).ShouldBe(10_000_000);
        await ShouldBeSound();
    }

    private static async Task<Exception?> Answer(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Exception refused) when (refused is RuleBrokenException or ConflictException)
        {
            return refused;
        }
    }

    [Fact]
    public async Task The_night_on_both_nodes_at_once_counts_each_late_charge_once()
    {
        var late = new LateChargeTerms { Kind = LateChargeKind.Flat, Amount = 10_000 };
        List<GivenLoan> loans = [];
        for (var i = 0; i < 3; i++)
            loans.Add(await Given.ADisbursedLoan(_one, LoanMethod.Flat, change: t => t with { LateCharge = late }));
        foreach (var node in new[] { _one, _two })
            node.Clock.AdvanceDays(40);

        await Task.WhenAll(_one.RunJob("count-late-charges"), _two.RunJob("count-late-charges"));

        foreach (var given in loans)
        {
            (await Loan(given)).Levies.ShouldHaveSingleItem();
            (await Balance(Account.LateChargeReceivable(given.Reference))).ShouldBe(10_000);
        }
        await ShouldBeSound();
    }

    [Fact]
    public async Task An_edit_of_what_somebody_else_changed_meanwhile_is_a_friendly_conflict()
    {
        var call = await Given.ADraftCall(_one);
        var officers = await BothAs(await _one.Staff(Role.Officer));
        var forms = new List<PageForm>();
        foreach (var officer in officers)
            forms.Add((await officer.Open($"/workspace/calls/{call}/edit")).Form("[action$='/edit']"));
        (await forms[0].Fill("Title", "Panggilan pertama").Submit()).ShouldBe(HttpStatusCode.OK);

        var page = await forms[1].Fill("Title", "Panggilan kedua").Submit();

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Document.QuerySelector("main h1").ShouldNotBeNull();
        (await _one.Db(db => db.FundingCalls.Where(c => c.Id == call).Select(c => c.Title).SingleAsync())).ShouldBe(
            "Panggilan pertama"
        );
    }

    private static Domain.Programmes.CallKind CallKind() => Domain.Programmes.CallKind.Grant;

    /// <summary>Each has seen a form already: from then on all forms of a browser share one antiforgery cookie.</summary>
    private async Task<Visitor[]> BothAs(TestActor actor)
    {
        Visitor[] visitors = [await _one.As(actor), await _two.As(actor)];
        foreach (var visitor in visitors)
            await visitor.Open("/workspace");
        return visitors;
    }

    private static async Task<PageForm> RepaymentForm(Visitor visitor, GivenLoan given, long rupiah)
    {
        var page = await visitor.Open(
            $"/workspace/loans/{given.Id}/repayment/check?Amount={rupiah}&ReceivedOn=2026-11-20"
        );
        return page.Form("[action$='/repayment']").Choose("Method", "Cash");
    }

    /// <summary>The fields as served, sent from either node's browser with its own antiforgery token.</summary>
    private static async Task<HttpStatusCode> Press(
        Visitor visitor,
        GivenLoan given,
        List<KeyValuePair<string, string>> fields
    )
    {
        const string Token = "__RequestVerificationToken";
        var own = (await RepaymentForm(visitor, given, 500_000)).Fields().Single(f => f.Key == Token);
        using var body = new FormUrlEncodedContent(fields.Where(f => f.Key != Token).Append(own));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/workspace/loans/{given.Id}/repayment")
        {
            Content = body,
        };
        using var answer = await visitor.Send(request);
        return answer.StatusCode;
    }

    private static PageForm ApprovalOf(Page page) => page.Form("[action$='/approve']");

    private sealed record Committed : ICommand;

    private static Task<Exception?> Commit(TestSite node, string call, string award) =>
        node.InScope<Exception?>(async services =>
        {
            var entry = LedgerEvent.Record(
                Id<LedgerEvent>.New(),
                LedgerEventKind.Committed,
                node.Clock.Today(),
                "TEST",
                new LedgerSource("grant", Guid.CreateVersion7(), award),
                [Transfer.Of(Account.Ceiling(call), Account.Committed(award), new Money(1_000_000))]
            );
            try
            {
                await services
                    .GetRequiredService<IUnitOfWork>()
                    .Run(
                        new Committed(),
                        async () =>
                        {
                            await services.GetRequiredService<ILedger>().Post(entry, CancellationToken.None);
                            return Unit.Value;
                        },
                        CancellationToken.None
                    );
                return null;
            }
            catch (RuleBrokenException broken)
            {
                return broken;
            }
        });

    private Task<Loan> Loan(GivenLoan given) =>
        _one.Db(db => db.Loans.AsSplitQuery().AsNoTracking().SingleAsync(l => l.Id == given.Id));

    private Task<long> Balance(Account account) =>
        _one.InScope(s => s.GetRequiredService<ILedger>().Balance(account, CancellationToken.None));

    private async Task ShouldBeSound() =>
        (await _one.Send(new VerifyLedger(), await _one.Staff(Role.Auditor))).Checks.ShouldAllBe(c => c.Faults == 0);
}
