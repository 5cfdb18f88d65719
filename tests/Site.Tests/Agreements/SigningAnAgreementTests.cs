using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Site.Tests.Accounts;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Agreements;

public sealed class SigningAnAgreementTests : SiteTest
{
    [Fact]
    public async Task An_agreement_goes_from_the_officer_by_the_returnees_code_to_the_official_into_force()
    {
        var grant = await Given.AnApprovedGrant(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var offer = await (await officer.Open("/workspace/agreements")).Follow("a.rowlink");
        offer.ShouldShow("Rp10.000.000").ShouldShow("Sepuluh juta rupiah");
        var offered = await (await officer.Open($"/workspace/agreements/{grant.AgreementId}/offer")).Form().Submit();
        offered.ShouldShowText("agreements.offered");

        var returnee = await Site.As(grant.Returnee.Actor);
        var own = await returnee.Open($"/portal/agreements/{grant.AgreementId}");
        own.ShouldShow("Pasal 4").ShouldShow("Rp10.000.000");
        var sign = await own.Form(SiteTexts.Of("agreements.send-code", "id")).Submit();
        sign.ShouldBeAt($"/portal/agreements/{grant.AgreementId}/sign");
        var signed = await sign.Form().Fill("Code", await Site.LastCode()).Check("Agreed").Submit();
        signed.ShouldShowText("agreements.signed-done");

        var agreement = await Agreement(grant);
        agreement.Status.ShouldBe(AgreementStatus.Signed);
        agreement.SignedWith!.ShouldContain("•");
        agreement.TermsHash.Length.ShouldBe(64);

        var decider = await Site.As(await Site.Staff(Role.DecisionMaker));
        var done = await (await decider.Open($"/workspace/agreements/{grant.AgreementId}/countersign"))
            .Form()
            .Attach("Scan", "perjanjian.pdf", Make.Pdf(), "application/pdf")
            .Submit();
        done.ShouldShowText("agreements.countersigned");
        (await Agreement(grant)).Status.ShouldBe(AgreementStatus.InForce);
        (await Given.TrancheOf(Site, grant, 1)).Status.ShouldBe(TrancheStatus.ConditionsMet);
        (await Given.TrancheOf(Site, grant, 2)).Status.ShouldBe(TrancheStatus.Planned);
        var letters = await Site.Db(db =>
            db.IssuedDocuments.Where(d =>
                    d.SubjectId == grant.AgreementId.Value && d.Kind == DocumentKind.Agreement && d.RevokedAt == null
                )
                .ToListAsync()
        );
        letters.Single().Reference.ShouldBe(agreement.Reference);
        (await decider.Open($"/workspace/agreements/{grant.AgreementId}")).ShouldShowText(
            "history.countersign-agreement"
        );
    }

    [Fact]
    public async Task A_wrong_code_signs_nothing()
    {
        var grant = await Given.AnOfferedGrant(Site);
        var returnee = await Site.As(grant.Returnee.Actor);
        var sign = await (await returnee.Open($"/portal/agreements/{grant.AgreementId}"))
            .Form(SiteTexts.Of("agreements.send-code", "id"))
            .Submit();
        var wrong = await Site.LastCode() == "000000" ? "000001" : "000000";

        (await sign.Form().Fill("Code", wrong).Check("Agreed").Submit()).ShouldShowError("Code");
        (await Agreement(grant)).Status.ShouldBe(AgreementStatus.OfferedToSign);
    }

    [Fact]
    public async Task Without_the_tick_nothing_is_signed()
    {
        var grant = await Given.AnOfferedGrant(Site);
        var returnee = await Site.As(grant.Returnee.Actor);
        var sign = await (await returnee.Open($"/portal/agreements/{grant.AgreementId}"))
            .Form(SiteTexts.Of("agreements.send-code", "id"))
            .Submit();

        (await sign.Form().Fill("Code", await Site.LastCode()).Submit()).ShouldShowError("Agreed");
        (await Agreement(grant)).Status.ShouldBe(AgreementStatus.OfferedToSign);
    }

    [Fact]
    public async Task A_text_that_changed_meanwhile_is_not_signed()
    {
        var grant = await Given.AnOfferedGrant(Site);
        var returnee = await Site.As(grant.Returnee.Actor);
        var sign = await (await returnee.Open($"/portal/agreements/{grant.AgreementId}"))
            .Form(SiteTexts.Of("agreements.send-code", "id"))
            .Submit();
        var form = sign.Form().Fill("Code", await Site.LastCode()).Check("Agreed");
        await Site.Db(db =>
            db.Agreements.Where(a => a.Id == grant.AgreementId)
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.TermsHash, new string('0', 64)))
        );

        (await form.Submit()).ShouldShowRule(AgreementRules.SignsWhatWasRead);
    }

    [Fact]
    public async Task An_offer_can_be_taken_back_with_a_reason_before_it_is_signed()
    {
        var grant = await Given.AnOfferedGrant(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await officer.Open($"/workspace/agreements/{grant.AgreementId}/take-back");

        (await page.Form().Submit()).ShouldShowError("Reason");
        (await page.Form().Fill("Reason", "Nama usaha salah").Submit()).ShouldShow("Nama usaha salah");
        (await Agreement(grant)).Status.ShouldBe(AgreementStatus.Prepared);
    }

    [Fact]
    public async Task A_day_to_sign_that_has_passed_is_refused()
    {
        var grant = await Given.AnApprovedGrant(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await officer.Open($"/workspace/agreements/{grant.AgreementId}/offer");

        (await page.Form().Fill("SignBy", "2026-11-19").Submit()).ShouldShowRule(AgreementRules.SignByAhead);
    }

    [Fact]
    public async Task An_agreement_is_offered_once_however_often_the_button_is_pressed()
    {
        var grant = await Given.AnApprovedGrant(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var form = (await officer.Open($"/workspace/agreements/{grant.AgreementId}/offer")).Form();

        await form.Submit();
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);
        (await Agreement(grant)).Status.ShouldBe(AgreementStatus.OfferedToSign);
    }

    [Fact]
    public async Task Somebody_elses_agreement_is_not_found()
    {
        var grant = await Given.AnOfferedGrant(Site);
        var other = await Site.As((await Given.AVerifiedReturnee(Site)).Actor);

        (await other.Get($"/portal/agreements/{grant.AgreementId}")).ShouldBe(HttpStatusCode.NotFound);
        (await other.Get($"/portal/agreements/{grant.AgreementId}/sign")).ShouldBe(HttpStatusCode.NotFound);
        (await other.Get($"/portal/agreements/{grant.AgreementId}/preview")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_was_not_offered_is_not_shown_to_the_returnee()
    {
        var grant = await Given.AnApprovedGrant(Site);
        var returnee = await Site.As(grant.Returnee.Actor);
        (await returnee.Get($"/portal/agreements/{grant.AgreementId}")).ShouldBe(HttpStatusCode.NotFound);
        (await returnee.Open("/portal/agreements")).ShouldShowText("agreements.mine-empty");
    }

    [Fact]
    public async Task An_officer_of_another_region_does_not_find_it()
    {
        var grant = await Given.AnApprovedGrant(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer, RegionCode.Parse("3601")));
        (await officer.Get($"/workspace/agreements/{grant.AgreementId}")).ShouldBe(HttpStatusCode.NotFound);
        (await officer.Open("/workspace/agreements")).ShouldShowText("agreements.list-empty");
    }

    [Theory]
    [InlineData(Role.Officer, "countersign")]
    [InlineData(Role.DecisionMaker, "offer")]
    [InlineData(Role.Auditor, "offer")]
    public async Task Each_side_signs_for_itself_only(Role role, string what)
    {
        var grant = await Given.AnApprovedGrant(Site);
        var actor = await Site.Staff(role);
        await Should.ThrowAsync<PmiEmas.Application.Abstractions.ForbiddenException>(() =>
            what == "offer"
                ? Site.Send(new PmiEmas.Application.Agreements.OfferAgreement(grant.AgreementId, Clock.Today()), actor)
                : Site.Send(
                    new PmiEmas.Application.Agreements.CountersignAgreement(grant.AgreementId, Make.Upload()),
                    actor
                )
        );
    }

    private Task<Agreement> Agreement(GivenGrant grant) =>
        Site.Db(db => db.Agreements.AsNoTracking().SingleAsync(a => a.Id == grant.AgreementId));
}
