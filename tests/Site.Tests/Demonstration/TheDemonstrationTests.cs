using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Ledger;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Demonstration;

/// <summary>What the story promises, looked up in the database it left.</summary>
public sealed class TheDemonstrationTests(SeededDemonstration demonstration) : IClassFixture<SeededDemonstration>
{
    private TestSite Site => demonstration.Site;

    private DateOnly Today => Site.Clock.Today();

    [Fact]
    public async Task Its_people_plans_calls_cohorts_grants_and_loans_are_as_many_as_told()
    {
        (await Site.Db(db => db.Returnees.CountAsync())).ShouldBe(120);
        (await Site.Db(db => db.FundingCalls.CountAsync())).ShouldBe(4);
        (await Site.Db(db => db.BusinessPlans.CountAsync())).ShouldBe(80);
        (await Site.Db(db => db.Cohorts.CountAsync())).ShouldBe(3);
        (await Site.Db(db => db.Grants.CountAsync())).ShouldBe(20);
        (await Site.Db(db => db.Loans.CountAsync())).ShouldBe(30);
    }

    [Fact]
    public async Task Its_people_come_from_every_regency_and_city_of_Banten()
    {
        var villages = await Site.Db(db => db.BusinessPlans.Select(p => p.Region).ToListAsync());
        var regencies = await Site.Db(db =>
            db.Regions.Where(r => r.Code.StartsWith("36") && r.Code.Length == 4).Select(r => r.Code).ToListAsync()
        );
        regencies.Count.ShouldBe(8);
        villages.Select(v => v.Value[..4]).Distinct().Order().ShouldBe(regencies.Order());
    }

    [Fact]
    public async Task A_plan_stands_in_every_state()
    {
        var states = await Site.Db(db => db.BusinessPlans.Select(p => p.Status).Distinct().ToListAsync());
        states.Order().ShouldBe(Enum.GetValues<PlanStatus>());
    }

    [Fact]
    public async Task A_file_stands_in_every_state_but_death()
    {
        var states = await Site.Db(db => db.Returnees.Select(r => r.Status).Distinct().ToListAsync());
        states.Order().ShouldBe(Enum.GetValues<ReturneeStatus>().Where(s => s != ReturneeStatus.Deceased));
    }

    [Fact]
    public async Task A_call_stands_open_under_review_and_decided()
    {
        var states = await Site.Db(db => db.FundingCalls.Select(c => c.Status).Distinct().ToListAsync());
        states.ShouldBe([CallStatus.Open, CallStatus.UnderReview, CallStatus.Decided], ignoreOrder: true);
    }

    [Fact]
    public async Task Every_method_is_lent_and_every_lateness_is_there()
    {
        var loans = await Site.Db(db => db.Loans.AsNoTracking().AsSplitQuery().ToListAsync());

        loans.Select(l => l.Product.Method).Distinct().Order().ShouldBe(Enum.GetValues<LoanMethod>());
        loans.ShouldContain(l => l.Status == LoanStatus.Repaid);
        loans.ShouldContain(l => l.Status == LoanStatus.Approved);
        var late = loans
            .Where(l => l.Status == LoanStatus.Disbursed)
            .Select(l => Arrears.DaysPastDue(l.OldestUnpaidOn, Today))
            .ToList();
        late.ShouldContain(0);
        loans.SelectMany(l => l.Versions).Count(v => v.Cause == ScheduleCause.Prepayment).ShouldBe(3);
        loans
            .SelectMany(l => l.Versions)
            .Count(v => v.Cause == ScheduleCause.Tranche)
            .ShouldBe(3, "one part is to come");
        loans.Count(l => l.GroupId is not null).ShouldBe(3);
        var lost = loans.Single(l => l.Status == LoanStatus.WrittenOff);
        lost.Recovered.ShouldBe(new Money(250_000));
        // Holidays and weekends move the payable day a little.
        late.ShouldContain(d => d >= 3 && d <= 9);
        late.ShouldContain(d => d >= 36 && d <= 44);
        late.ShouldContain(d => d >= 195 && d <= 204);
    }

    [Fact]
    public async Task Borrowers_who_are_late_were_spoken_to_promised_and_were_warned()
    {
        var loans = await Site.Db(db => db.Loans.AsNoTracking().AsSplitQuery().ToDictionaryAsync(l => l.Id));
        var contacts = await Site.Db(db => db.LoanContacts.AsNoTracking().ToListAsync());
        contacts
            .Select(c => c.StateOn(loans[c.LoanId], Today))
            .Distinct()
            .Order()
            .ShouldBe([null, PromiseState.Open, PromiseState.Kept, PromiseState.Broken]);
        contacts.Select(c => c.Result).Distinct().Count().ShouldBe(Enum.GetValues<ContactResult>().Length);
        var letters = await Site.Db(db => db.WarningLetters.Select(l => l.No).Distinct().Order().ToListAsync());
        letters.ShouldBe([1, 2, 3]);
        loans.Values.Count(l => l.CollectorId is not null).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_books_are_sound()
    {
        var proof = await Site.Send(new VerifyLedger());
        proof.IsSound.ShouldBeTrue(string.Join(", ", proof.Checks.Where(c => c.Faults > 0).Select(c => c.Name)));
        proof.TransferCount.ShouldBeGreaterThan(500);
    }

    [Fact]
    public async Task Every_issued_letter_is_known_to_the_check_page()
    {
        var letters = await Site.Db(db => db.IssuedDocuments.Select(d => new { d.Kind, d.Code }).ToListAsync());
        letters.DistinctBy(l => l.Kind).Count().ShouldBeGreaterThan(6);
        foreach (var letter in letters)
            (await Site.Send(new Application.Documents.CheckCode(letter.Code))).ShouldNotBeNull(letter.Kind.ToString());
    }

    [Fact]
    public void Nothing_was_left_unsent() => demonstration.Unsent.ShouldBe(0);

    [Fact]
    public async Task Every_account_it_names_signs_in_and_sees_its_home()
    {
        foreach (var signIn in Site.Services.GetServices<IDemonstration>().SelectMany(d => d.SignIns))
        {
            var visitor = Site.Visitor();
            if (!signIn.Name.Contains('@'))
            {
                var page = await visitor.Open("/sign-in");
                page = await page.Form("[action='/sign-in']").Fill("Contact", signIn.Name).Submit();
                page = await page.Form("[action='/sign-in/code']").Fill("Code", await Site.LastCode()).Submit();
                page.ShouldBeAt("/portal");
                continue;
            }
            (await visitor.GivePassword(EmailAddress.Parse(signIn.Name), signIn.Secret)).ShouldBeAt("/workspace");
        }
    }

    [Fact]
    public async Task A_second_seeding_changes_nothing()
    {
        (await demonstration.SeedAgain()).ShouldContain("Nothing was seeded");
        (await Site.Db(db => db.Returnees.CountAsync())).ShouldBe(120);
    }
}
