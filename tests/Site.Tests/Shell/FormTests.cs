using System.Net;
using System.Text.Json;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Shell;

public sealed class FormTests : SiteTest
{
    [Theory]
    [InlineData("1500000")]
    [InlineData("1.500.000")]
    [InlineData("Rp 1.500.000")]
    [InlineData("rp1.500.000,00")]
    public async Task An_amount_is_understood_however_it_is_typed(string typed)
    {
        var page = await Submit(form => form.Fill("Amount", typed));
        page.ShouldBeAt("/design/portal").ShouldShow("Rp1.500.000");
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("1.5")]
    [InlineData("1,500,000")]
    [InlineData("-5000")]
    [InlineData("1e9")]
    [InlineData("satu juta")]
    public async Task An_amount_that_could_be_meant_otherwise_is_refused_and_kept(string typed)
    {
        var page = await Submit(form => form.Fill("Amount", typed));
        page.ShouldShowError("Amount").ShouldShowText("shared.not-money");
        page.Form("Lanjutkan").ValueOf("Amount").ShouldBe(typed);
    }

    [Fact]
    public async Task What_is_missing_is_named_beside_the_field_and_on_top()
    {
        var page = await Submit(form => form.Fill("Name", ""));
        page.ShouldShowError("Name").ShouldShowText("shared.required");
        page.Document.Title.ShouldStartWith(SiteTexts.Of("shared.error-prefix", "id"));
        var said = page.Document.QuerySelector("[role=alert] a")!;
        said.TextContent.ShouldEndWith(": belum diisi.");
        var link = said.GetAttribute("href")!;
        page.Document.QuerySelector(link)!.GetAttribute("name").ShouldBe("Name");
        page.Document.QuerySelector(link)!.GetAttribute("aria-describedby")!.ShouldContain("f-Name-error");
    }

    [Fact]
    public async Task Everything_typed_is_kept_when_something_is_wrong()
    {
        var page = await Submit(form =>
            form.Fill("Name", "")
                .Fill("Phone", "0812-3456-7890")
                .Fill("ReceivedOn", "2026-11-20")
                .Choose("Source", "Own")
                .Fill("Regency", "Kab. Lebak")
                .Choose("Score", "4")
                .Choose("Papers", "kk")
                .Fill("Reason", "Kulkas lama rusak")
                .Check("Agreed")
        );
        var form = page.ShouldBe(HttpStatusCode.UnprocessableEntity).Form("Lanjutkan");
        form.ValueOf("Phone").ShouldBe("0812-3456-7890");
        form.ValueOf("ReceivedOn").ShouldBe("2026-11-20");
        form.ValueOf("Source").ShouldBe("Own");
        form.ValueOf("Regency").ShouldBe("3602");
        form.ValueOf("Score").ShouldBe("4");
        form.ValueOf("Reason").ShouldBe("Kulkas lama rusak");
        form.Fields().ShouldContain(new KeyValuePair<string, string>("Papers", "kk"));
        form.Fields().ShouldContain(new KeyValuePair<string, string>("Agreed", "true"));
    }

    [Fact]
    public async Task A_number_that_is_no_mobile_number_is_explained()
    {
        var page = await Submit(form => form.Fill("Phone", "021 555"));
        page.ShouldShowError("Phone").ShouldShowText("shared.not-phone");
    }

    [Fact]
    public async Task Each_form_carries_a_key_of_its_own()
    {
        var visitor = Site.Visitor();
        var one = (await visitor.Open("/design/form")).Form().ValueOf("once");
        var other = (await visitor.Open("/design/form")).Form().ValueOf("once");
        Guid.Parse(one).ShouldNotBe(Guid.Parse(other));
    }

    [Fact]
    public async Task One_field_is_saved_by_itself_and_says_when()
    {
        using var answer = await Save("Amount", "2.500.000");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await TextOf(answer)).ShouldBe("✓ Tersimpan 09.00 WIB");
    }

    [Fact]
    public async Task A_field_that_cannot_be_saved_says_why()
    {
        using var answer = await Save("Amount", "banyak");
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        told.RootElement.GetProperty("errors")
            .GetProperty("Amount")
            .GetString()
            .ShouldBe(SiteTexts.Of("shared.not-money", "id"));
    }

    [Fact]
    public async Task The_message_after_a_deed_is_shown_once()
    {
        var page = await Submit(form => form);
        page.ShouldShow("Tersimpan: Rp883.333.");
        (await page.Visitor.Open("/design/portal")).ShouldNotShow("Tersimpan: Rp883.333.");
    }

    private async Task<Page> Submit(Func<PageForm, PageForm> fill) =>
        await fill((await Site.Visitor().Open("/design/form")).Form()).Submit();

    private async Task<HttpResponseMessage> Save(string field, string value)
    {
        var visitor = Site.Visitor();
        var form = (await visitor.Open("/design/form")).Form();
        using var request = new HttpRequestMessage(HttpMethod.Post, form.Element.GetAttribute("data-autosave"));
        request.Content = new FormUrlEncodedContent([
            new("field", field),
            new(field, value),
            new("__RequestVerificationToken", form.ValueOf("__RequestVerificationToken")),
        ]);
        return await visitor.Send(request);
    }

    private static async Task<string?> TextOf(HttpResponseMessage answer)
    {
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return told.RootElement.GetProperty("text").GetString();
    }
}
