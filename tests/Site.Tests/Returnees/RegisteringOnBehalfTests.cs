using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Returnees;

public sealed class RegisteringOnBehalfTests : SiteTest
{
    [Fact]
    public async Task A_companion_registers_somebody_without_a_phone_and_goes_on_filling_in()
    {
        var companion = await Site.As(await Site.Staff(Role.Companion));

        var page = await (await companion.Open("/workspace/returnees/new"))
            .Form()
            .Fill("FullName", "Nur Halimah")
            .Choose("ConsentGiven", "Witness")
            .Fill("WitnessName", "Pak RT Sarmin")
            .Submit();

        page.ShouldBe(HttpStatusCode.OK).ShouldShow("Nur Halimah").ShouldHaveLink("Identitas");
        page = await (await page.Follow("Identitas")).Form().Fill("Nik", Make.Nik().Value).Submit();
        page.ShouldBe(HttpStatusCode.OK);
        var file = await Site.Db(db => db.Returnees.SingleAsync());
        file.Consents.Single()
            .ShouldSatisfyAllConditions(
                c => c.Channel.ShouldBe(ConsentChannel.Witness),
                c => c.WitnessName.ShouldBe("Pak RT Sarmin"),
                c => c.RecordedById.ShouldBe(file.RegisteredById)
            );
        file.Reference.ShouldStartWith("PMI-2026-");
    }

    [Fact]
    public async Task A_consent_on_paper_needs_its_scan()
    {
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await (await officer.Open("/workspace/returnees/new"))
            .Form()
            .Fill("FullName", "Nur Halimah")
            .Choose("ConsentGiven", "Paper")
            .Submit();
        page.ShouldShowError("ConsentPaper").ShouldShowRule(ReturneeRules.ConsentOnPaperHasScan);

        page = await page.Form().Attach("ConsentPaper", "surat.pdf", Make.Pdf(), "application/pdf").Submit();

        page.ShouldBe(HttpStatusCode.OK);
        (await Site.Db(db => db.Returnees.SingleAsync())).Consents.Single().EvidenceId.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_name_of_digits_is_refused()
    {
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await (await officer.Open("/workspace/returnees/new"))
            .Form()
            .Fill("FullName", "12345")
            .Choose("ConsentGiven", "Companion")
            .Submit();
        page.ShouldShowError("FullName").ShouldShowRule(ReturneeRules.NameIsAName);
    }

    [Fact]
    public async Task Pressed_twice_one_person_is_registered()
    {
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var form = (await officer.Open("/workspace/returnees/new"))
            .Form()
            .Fill("FullName", "Nur Halimah")
            .Choose("ConsentGiven", "Companion");

        await form.Submit();
        await form.Submit();

        (await Site.Db(db => db.Returnees.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Who_may_not_register_is_told_so()
    {
        var trainer = await Site.As(await Site.Staff(Role.Auditor));
        (await trainer.Get("/workspace/returnees/new")).ShouldBe(HttpStatusCode.Forbidden);
    }
}
