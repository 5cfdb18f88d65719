using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Lists;
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
    public async Task The_days_list_has_the_most_pressing_first()
    {
        var longest = await Given.ADisbursedLoan(Site);
        Clock.AdvanceDays(10);
        var broken = await Given.ADisbursedLoan(Site);
        var asking = await Given.ADisbursedLoan(Site);
        var kept = await Given.ADisbursedLoan(Site);
        var missed = await Given.ADisbursedLoan(Site);
        Clock.AdvanceDays(45);
        var officer = await Site.Staff(Role.Officer);
        await Promise(broken, 500_000, 2, officer);
        await Promise(kept, 300_000, 2, officer);
        await Contact(missed, ContactResult.NotReached, officer);
        await Site.Send(new AskPostponement(asking.Id, "Warung tutup karena banjir"), asking.Borrower.Actor);
        Clock.AdvanceDays(1);
        (await Why(broken, officer)).ShouldBe(CollectionReason.Waiting);
        await Pay(kept, 300_000);
        Clock.AdvanceDays(1);
        (await Why(broken, officer)).ShouldBe(CollectionReason.PromiseDue);
        Clock.AdvanceDays(1);

        var sheet = await List(officer);

        sheet
            .Rows.Rows.Select(r => (r.Reference, r.Why))
            .ShouldBe([
                (broken.Reference, CollectionReason.BrokenPromise),
                (asking.Reference, CollectionReason.AsksForTime),
                (missed.Reference, CollectionReason.Missed),
                (longest.Reference, CollectionReason.NotContacted),
                (kept.Reference, CollectionReason.Waiting),
            ]);
        sheet
            .Rows.Rows.Select(r => r.PromiseOn(sheet.Day))
            .Where(p => p is not null)
            .ShouldBe([PromiseState.Broken, PromiseState.Kept]);
        var late = (await Loan(broken)).LateOn(sheet.Day);
        sheet.Rows.Rows[0].Arrears.ShouldBe(late);
        Clock.AdvanceDays(5);
        (await Why(kept, officer)).ShouldBe(CollectionReason.Again);

        var visitor = await Site.As(officer);
        var page = await visitor.Open($"/workspace/collections?why={CollectionReason.BrokenPromise}");
        page.ShouldShow(broken.Borrower.Name);
        page.ShouldNotShow(longest.Borrower.Name);
        (await visitor.Open($"/workspace/collections?q={missed.Reference}&late=30")).ShouldNotShow(
            broken.Borrower.Name
        );
        (await visitor.Open("/workspace/collections/sheet")).ShouldShow(longest.Borrower.Name);
        (await visitor.Get("/workspace/collections/csv")).Status.ShouldBe(HttpStatusCode.OK);
        page = await visitor.Open("/workspace");
        page.ShouldShowText("workspace.task.broken-promise");
        page.ShouldShowText("workspace.task.answer-postponement");
    }

    [Fact]
    public async Task A_loan_is_handed_to_an_officer_of_its_region_and_an_area_to_another()
    {
        var second = await Given.ADisbursedLoan(Site, LoanMethod.Flat);
        var first = await ALateLoan();
        var (me, colleague) = (await Site.Staff(Role.Officer), await Site.Staff(Role.Officer));
        var visitor = await Site.As(me);
        var page = await visitor.Open($"/workspace/collections/{first.Id}");
        page = await page.Form("[action$='/officer']").Fill("Officer", $"{colleague.StaffId}").Submit();
        page.ShouldBe(HttpStatusCode.OK);
        (await Loan(first)).CollectorId.ShouldBe(colleague.StaffId);
        (await Mine(me)).ShouldBe([second.Reference], "what is nobody's is everybody's");

        page = await visitor.Open("/workspace/collections/areas");
        (await page.Form("[action$='/areas']").Submit()).ShouldShowError("Region");
        var form = page.Form("[action$='/areas']")
            .Fill("Region", (await Loan(second)).Region.Regency.Value)
            .Fill("Officer", $"{me.StaffId}");
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);
        (await Loan(first)).CollectorId.ShouldBe(colleague.StaffId, "not taken from another");
        (await Mine(colleague)).ShouldBe([first.Reference]);
        (await visitor.Open("/workspace")).ShouldNotShow(first.Borrower.Name);

        var outsider = await Site.Staff(Role.Officer, RegionCode.Parse("3601"));
        (
            await Should.ThrowAsync<RuleBrokenException>(() =>
                Site.Send(new AssignCollector(first.Id, outsider.StaffId), me)
            )
        ).Rule.ShouldBe(CollectionRules.CollectorCollects);
        await Site.Send(new AssignCollector(first.Id, null), me);
        (await Loan(first)).CollectorId.ShouldBeNull();
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
    public async Task Three_letters_follow_the_products_days_and_not_while_a_promise_is_open()
    {
        var days = new WarningDays(10, 20, 40);
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Flat, change: t => t with { Warnings = days });
        var due = (await Loan(given)).OldestUnpaidOn!.Value;
        var officer = await Site.Staff(Role.Officer);
        Clock.AdvanceDays(due.DayNumber + days.First - 1 - Clock.Today().DayNumber);
        (await Refused(given, officer)).ShouldBe(CollectionRules.LetterOnlyWhenLate);
        await Promise(given, 100_000, 1, officer);
        Clock.AdvanceDays(1);
        (await Refused(given, officer)).ShouldBe(CollectionRules.NoLetterWhilePromised);
        Clock.AdvanceDays(5);
        var visitor = await Site.As(officer);
        var page = await visitor.Open($"/workspace/collections/{given.Id}");
        var form = page.Form("[action$='/letter']");
        (await form.Submit()).ShouldShow("Surat peringatan 1");
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);
        Clock.AdvanceDays(days.Second - days.First);
        (await Refused(given, officer)).ShouldBe(CollectionRules.LetterAfterInterval, "sent late: ten days to pay in");
        Clock.AdvanceDays(1);
        (await List(officer)).Rows.Rows.Single().LetterNo.ShouldBe(2);
        await Site.Send(new IssueWarningLetter(given.Id), officer);
        Clock.AdvanceDays(days.Third - days.Second + 1);
        await Site.Send(new IssueWarningLetter(given.Id), officer);
        Clock.AdvanceDays(90);
        (await Refused(given, officer)).ShouldBe(CollectionRules.ThreeLettersAtMost);
        (await Site.Db(db => db.WarningLetters.OrderBy(l => l.No).Select(l => l.No).ToListAsync())).ShouldBe([1, 2, 3]);
        (await Site.Db(db => db.IssuedDocuments.CountAsync(d => d.Kind == DocumentKind.WarningLetter))).ShouldBe(3);
        var borrower = await Site.As(given.Borrower.Actor);
        (await borrower.Open($"/portal/loans/{given.Id}/difficulty")).ShouldShow("Surat peringatan 3");
        var file = await Site.Db(db => db.WarningLetters.OrderBy(l => l.No).Select(l => l.FileId).FirstAsync());
        (await borrower.Get($"/files/{file}")).Status.ShouldBe(HttpStatusCode.OK);
        await Pay(given, (await Loan(given)).LateOn(Clock.Today()).Rupiah);
        (await Refused(given, officer)).ShouldBe(CollectionRules.LetterOnlyWhenLate);
    }

    [Fact]
    public async Task A_waiver_keeps_no_promise_and_money_counts_once_it_was_given()
    {
        var given = await ALateLoan();
        var officer = await Site.Staff(Role.Officer);
        await Pay(given, 200_000);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Promise(given, 200_000, 3, officer);
        (await Last(given, officer)).ShouldBe(PromiseState.Open, "paid before it was promised");
        Clock.AdvanceDays(1);
        var waiver = await Site.Send(
            new ProposeWaiver(given.Id, DueComponent.Charge, new Money(200_000), "Sakit", Make.Upload("surat.png")),
            await Site.Staff(Role.TreasuryMaker)
        );
        await Site.Send(new ApproveLoanProposal(waiver), await Site.Staff(Role.TreasuryChecker));
        (await Last(given, officer)).ShouldBe(PromiseState.Open);
        var receipt = await Pay(given, 200_000);
        (await Last(given, officer)).ShouldBe(PromiseState.Kept);
        await Site.Send(new ReverseRepayment(receipt, "Salah"), await Site.Staff(Role.TreasuryChecker));
        Clock.AdvanceDays(4);
        (await Last(given, officer)).ShouldBe(PromiseState.Broken);
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
        page = await page.Form("[action$='/promise']")
            .Fill("Promise.PromisedOn", $"{Clock.Today().AddDays(20):yyyy-MM-dd}")
            .Fill("Promise.PromisedAmount", "400.000")
            .Submit();
        page.ShouldShowRule(CollectionRules.OnePromiseAtATime);
        page = await page.Form("[action$='/postponement']")
            .Fill("Postponement.Note", "Anak panen bulan depan")
            .Submit();
        page.ShouldShow("Anak panen bulan depan");
        Clock.AdvanceDays(10);
        var officer = await Site.Staff(Role.Officer);
        await Contact(given, ContactResult.NotThere, officer, "Rumah kosong");
        borrower = await Site.As(given.Borrower.Actor);
        page = await borrower.Open($"/portal/loans/{given.Id}/difficulty");
        page.ShouldNotShow("Rumah kosong");
        page = await page.Form("[action$='/promise']")
            .Fill("Promise.PromisedOn", $"{Clock.Today().AddDays(2):yyyy-MM-dd}")
            .Fill("Promise.PromisedAmount", "400.000")
            .Submit();
        page.ShouldShowRule(CollectionRules.BrokenPromiseFirst);
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

    private Task<Id<LoanContact>> Contact(GivenLoan given, ContactResult result, TestActor by, string? note = null) =>
        Site.Send(new RecordContact(given.Id, ContactKind.Call, result, null, null, note), by);

    private Task<CollectionSheet> List(TestActor by, params (string Name, string Value)[] filters) =>
        Site.Send(new CollectionList(new ListQuery { Filters = filters.ToDictionary(f => f.Name, f => f.Value) }), by);

    private async Task<CollectionReason> Why(GivenLoan given, TestActor by) =>
        (await List(by)).Rows.Rows.Single(r => r.LoanId == given.Id).Why;

    private async Task<IEnumerable<string>> Mine(TestActor by) =>
        (await List(by, ("officer", CollectionList.Mine))).Rows.Rows.Select(r => r.Reference);

    private async Task<PromiseState?> Last(GivenLoan given, TestActor by)
    {
        var page = await Site.Send(new CollectionHistory(given.Id), by);
        var listed = (await List(by)).Rows.Rows.Single();
        listed.PromiseOn(page.AsOf).ShouldBe(page.Contacts[0].Promise, "list and page agree");
        return page.Contacts[0].Promise;
    }

    private async Task<Rule> Refused(GivenLoan given, TestActor by) =>
        (await Should.ThrowAsync<RuleBrokenException>(() => Site.Send(new IssueWarningLetter(given.Id), by))).Rule;
}
