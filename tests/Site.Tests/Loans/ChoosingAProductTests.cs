using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Loans;

public sealed class ChoosingAProductTests : SiteTest
{
    [Fact]
    public async Task A_calls_page_explains_every_product_with_what_it_costs()
    {
        var call = await ACall("Flat", "Qardh");

        var page = await Site.Visitor().Open($"/calls/{call}");

        page.ShouldShow("Pinjaman Flat").ShouldShow("Pinjaman InterestFree").ShouldShow("Rp1.500.000");
    }

    [Fact]
    public async Task The_applicant_chooses_a_product_and_sees_the_choice()
    {
        var call = await ACall("Flat", "Qardh");
        var plan = await Given.AStartedPlan(Site, call);
        var applicant = await Site.As(plan.Returnee.Actor);
        var page = await applicant.Open($"/portal/plan/{plan.Id}/loan-product");

        var form = page.Form("[action$='/loan-product']").Choose("Code", "QARDH");
        var home = await form.Submit();
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);

        home.ShouldShowText("business-plans.loan-product-chosen").ShouldShow("Pinjaman InterestFree");
        (await Chosen(plan.Id)).ShouldBe("QARDH");
    }

    [Fact]
    public async Task A_product_the_call_does_not_offer_is_refused()
    {
        var call = await ACall("Flat", "Qardh");
        await Given.ALoanProduct(Site, code: "LAIN");
        var plan = await Given.AStartedPlan(Site, call);

        var broken = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new ChooseLoanProduct(plan.Id, "LAIN"), plan.Returnee.Actor)
        );

        broken.Rule.ShouldBe(PlanRules.LoanProductOfTheCall);
        (await Chosen(plan.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task Another_persons_plan_is_not_found()
    {
        var plan = await Given.AStartedPlan(Site, await ACall("Flat", "Qardh"));
        var stranger = await Site.As((await Given.AVerifiedReturnee(Site)).Actor);

        (await stranger.Get($"/portal/plan/{plan.Id}/loan-product")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Left_to_the_office_the_loan_has_the_product_named_first()
    {
        await Given.ALoanProduct(Site, LoanMethod.Flat, code: "TETAP");
        var given = await Given.AnApprovedLoan(Site, others: ["TETAP"]);

        (await Loan(given)).Product.Method.ShouldBe(LoanMethod.InterestFree);
    }

    [Fact]
    public async Task The_officer_changes_the_product_with_a_reason_and_the_agreement_follows()
    {
        await Given.ALoanProduct(Site, LoanMethod.Flat, code: "TETAP");
        var given = await Given.AnApprovedLoan(Site, others: ["TETAP"]);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await officer.Open($"/workspace/loans/{given.Id}/product");
        page = await page.Form("[action$='/product']").Choose("ProductCode", "TETAP").Submit();
        page.ShouldShowError("Reason");

        var form = page.Form("[action$='/product']").Fill("Reason", "Arus kas tetap setiap bulan");
        var detail = await form.Submit();

        detail.ShouldShowText("loans.product-changed").ShouldShow("Arus kas tetap setiap bulan");
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);
        var loan = await Loan(given);
        (loan.ProductCode, loan.Product.Method).ShouldBe(("TETAP", LoanMethod.Flat));
        (
            await Site.Db(db =>
                db.Agreements.Where(a => a.SubjectId == given.Id.Value).Select(a => a.Terms).SingleAsync()
            )
        ).ShouldContain("jasa Rp720.000");
    }

    [Fact]
    public async Task Once_signed_or_outside_the_call_the_product_stays()
    {
        await Given.ALoanProduct(Site, LoanMethod.Flat, code: "TETAP");
        var officer = await Site.Staff(Role.Officer);
        var open = await Given.AnApprovedLoan(Site);
        (await Broken(open, officer)).ShouldBe(LoanRules.ProductOfTheCall);

        var signed = await Given.APayableLoan(Site);
        (await Broken(signed, officer)).ShouldBe(LoanRules.PlannedBeforeSigning);
    }

    [Theory]
    [InlineData(Role.Officer, HttpStatusCode.OK)]
    [InlineData(Role.TreasuryMaker, HttpStatusCode.Forbidden)]
    [InlineData(Role.Auditor, HttpStatusCode.Forbidden)]
    public async Task Only_who_offers_agreements_opens_the_page(Role role, HttpStatusCode status)
    {
        var given = await Given.AnApprovedLoan(Site);
        var visitor = await Site.As(await Site.Staff(role));
        (await visitor.Get($"/workspace/loans/{given.Id}/product")).ShouldBe(status);
    }

    [Fact]
    public async Task Another_regions_loan_is_not_found()
    {
        var given = await Given.AnApprovedLoan(Site);
        var visitor = await Site.As(await Site.Staff(Role.Officer, RegionCode.Parse("3601")));
        (await visitor.Get($"/workspace/loans/{given.Id}/product")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_call_that_names_a_product_nobody_offers_is_refused()
    {
        var call = await Given.ADraftCall(Site, CallKind.Loan);
        var terms = await Site.Db(async db => (await db.FundingCalls.SingleAsync(c => c.Id == call)).Terms());

        var broken = await Should.ThrowAsync<RuleBrokenException>(async () =>
            await Site.Send(
                new Application.Programmes.DraftCall(terms with { LoanProductCodes = ["HILANG"] }),
                await Site.Staff(Role.Officer)
            )
        );

        broken.Rule.ShouldBe(LoanRules.CallNamesOfferedProducts);
    }

    [Fact]
    public async Task The_officer_ticks_the_products_of_a_loan_call()
    {
        await Given.ALoanProduct(Site, LoanMethod.Flat, code: "TETAP");
        var call = await Given.ADraftCall(Site, CallKind.Loan);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await officer.Open($"/workspace/calls/{call}/edit");

        var detail = await page.Form().Choose("LoanProductCodes", "TETAP").Submit();

        detail.ShouldShow("Pinjaman Flat").ShouldShow("Pinjaman InterestFree");
    }

    private async Task<Id<FundingCall>> ACall(params string[] names)
    {
        foreach (var name in names)
            await Given.ALoanProduct(
                Site,
                name == "Flat" ? LoanMethod.Flat : LoanMethod.InterestFree,
                code: name.ToUpperInvariant()
            );
        string[] codes = [.. names.Select(n => n.ToUpperInvariant())];
        return await Given.AnOpenCall(Site, CallKind.Loan, t => t with { LoanProductCodes = codes });
    }

    private async Task<Rule> Broken(GivenLoan given, TestActor officer) =>
        (
            await Should.ThrowAsync<RuleBrokenException>(() =>
                Site.Send(new ChangeLoanProduct(given.Id, "TETAP", "Lebih cocok"), officer)
            )
        ).Rule;

    private Task<string?> Chosen(Id<BusinessPlan> id) =>
        Site.Db(db => db.BusinessPlans.Where(p => p.Id == id).Select(p => p.LoanProductCode).SingleAsync());

    private Task<Loan> Loan(GivenLoan given) =>
        Site.Db(db => db.Loans.AsSplitQuery().AsNoTracking().SingleAsync(l => l.Id == given.Id));
}
