using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Loans;

public sealed class CollectingTests : LoanTest
{
    [Fact]
    public async Task The_days_list_has_broken_promises_first_then_requests_for_time_then_the_longest_late()
    {
        var longest = await Given.ADisbursedLoan(Site);
        Clock.AdvanceDays(10);
        var broken = await Given.ADisbursedLoan(Site);
        var asking = await Given.ADisbursedLoan(Site);
        var kept = await Given.ADisbursedLoan(Site);
        Clock.AdvanceDays(45);
        var officer = await Site.Staff(Role.Officer);
        await Promise(broken, 500_000, 2, officer);
        await Promise(kept, 300_000, 2, officer);
        await Site.Send(new AskPostponement(asking.Id, "Warung tutup karena banjir"), asking.Borrower.Actor);
        await Pay(kept, 300_000);
        Clock.AdvanceDays(3);

        var sheet = await Site.Send(new CollectionList(null), officer);

        sheet.Rows.Select(r => r.Reference)
            .ShouldBe([broken.Reference, asking.Reference, longest.Reference, kept.Reference]);
        sheet.Rows.Select(r => r.Promise?.StateOn(sheet.Day))
            .ShouldBe([PromiseState.Broken, null, null, PromiseState.Kept]);
        (await Site.Send(new CollectionList(null, Mine: true), officer)).Rows.Count.ShouldBe(2);
        (await Site.Send(new CollectionList(null, Mine: true), await Site.Staff(Role.Officer))).Rows.ShouldBeEmpty();
        var visitor = await Site.As(officer);
        (await visitor.Open("/workspace/collections")).ShouldShow(broken.Borrower.Name);
        (await visitor.Open("/workspace/collections/sheet")).ShouldShow(longest.Borrower.Name);
    }

    [Fact]
    public async Task An_officer_records_a_promise_once_and_its_history_says_what_became_of_it()
    {
        var given = await ALateLoan();
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await officer.Open($"/workspace/collections/{given.Id}");
        var form = page.Form("[action$='/contact']").Choose("Kind", "Visit").Choose("Result", "Promised");
        (await form.Submit()).ShouldShowError("PromisedOn");
        form.Fill("PromisedOn", $"{Clock.Today().AddDays(3):yyyy-MM-dd}").Fill("PromisedAmount", "400.000");
        (await form.Submit()).ShouldShowText("loans.promise-state.open");
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);
        (await Site.Db(db => db.LoanContacts.CountAsync())).ShouldBe(1);
        await Pay(given, 400_000);
        (await officer.Open($"/workspace/collections/{given.Id}")).ShouldShowText("loans.promise-state.kept");
    }

    [Fact]
    public async Task Three_letters_follow_one_another_at_their_interval_and_not_while_a_promise_is_open()
    {
        var given = await ALateLoan();
        var officer = await Site.Staff(Role.Officer);
        await Promise(given, 100_000, 5, officer);
        (await Refused(given, officer)).ShouldBe(CollectionRules.NoLetterWhilePromised);
        Clock.AdvanceDays(6);
        var visitor = await Site.As(officer);
        var page = await visitor.Open($"/workspace/collections/{given.Id}");
        (await page.Form("[action$='/letter']").Submit()).ShouldShow("Surat peringatan 1");
        (await Refused(given, officer)).ShouldBe(CollectionRules.LetterAfterInterval);
        for (var no = 2; no <= 3; no++)
        {
            Clock.AdvanceDays(WarningLetter.Interval);
            await Site.Send(new IssueWarningLetter(given.Id), officer);
        }
        Clock.AdvanceDays(WarningLetter.Interval);
        (await Refused(given, officer)).ShouldBe(CollectionRules.ThreeLettersAtMost);
        (await Site.Db(db => db.WarningLetters.OrderBy(l => l.No).Select(l => l.No).ToListAsync())).ShouldBe([1, 2, 3]);
        (
            await Site.Db(db => db.IssuedDocuments.CountAsync(d => d.Kind == DocumentKind.WarningLetter))
        ).ShouldBe(3);
        var borrower = await Site.As(given.Borrower.Actor);
        (await borrower.Open($"/portal/loans/{given.Id}/difficulty")).ShouldShow("Surat peringatan 3");
        await Pay(given, (await Loan(given)).LateOn(Clock.Today()).Rupiah);
        (await Refused(given, officer)).ShouldBe(CollectionRules.LetterOnlyWhenLate);
    }

    [Fact]
    public async Task A_borrower_promises_and_asks_for_time_in_the_portal()
    {
        var given = await ALateLoan();
        var borrower = await Site.As(given.Borrower.Actor);
        var page = await borrower.Open($"/portal/loans/{given.Id}/difficulty");
        page = await page.Form("[action$='/promise']")
            .Fill("Promise.PromisedOn", $"{Clock.Today().AddDays(90):yyyy-MM-dd}")
            .Fill("Promise.PromisedAmount", "400.000")
            .Submit();
        page.ShouldShowRule(CollectionRules.PromiseAhead);
        page = await page.Form("[action$='/promise']")
            .Fill("Promise.PromisedOn", $"{Clock.Today().AddDays(9):yyyy-MM-dd}")
            .Submit();
        page.ShouldShowText("loans.promise-state.open");
        page = await page.Form("[action$='/postponement']").Fill("Postponement.Note", "Anak panen bulan depan").Submit();
        page.ShouldShow("Anak panen bulan depan");
    }

    [Fact]
    public async Task Foreign_loans_are_not_found_and_others_are_not_let_in()
    {
        var given = await ALateLoan();
        var elsewhere = await Site.As(await Site.Staff(Role.Officer, RegionCode.Parse("3601")));
        (await elsewhere.Get($"/workspace/collections/{given.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.Open("/workspace/collections")).ShouldNotShow(given.Reference);
        var treasurer = await Site.As(await Site.Staff(Role.Auditor));
        (await treasurer.Get("/workspace/collections")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var stranger = await Site.As((await Given.AVerifiedReturnee(Site)).Actor);
        (await stranger.Get($"/portal/loans/{given.Id}/difficulty")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<GivenLoan> ALateLoan()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Flat);
        Clock.AdvanceDays(50);
        return given;
    }

    private Task<Id<LoanContact>> Promise(GivenLoan given, long rupiah, int days, TestActor by) =>
        Site.Send(
            new RecordContact(
                given.Id,
                ContactKind.Call,
                ContactResult.Promised,
                Clock.Today().AddDays(days),
                new Money(rupiah),
                null
            ),
            by
        );

    private async Task<Rule> Refused(GivenLoan given, TestActor by) =>
        (await Should.ThrowAsync<RuleBrokenException>(() => Site.Send(new IssueWarningLetter(given.Id), by))).Rule;
}
