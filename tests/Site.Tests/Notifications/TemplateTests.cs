using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Notifications;

public sealed class TemplateTests : SiteTest
{
    private const string Template = "/workspace/messages/templates/plan-received";

    [Fact]
    public async Task A_new_text_is_written_looked_at_published_and_then_sent()
    {
        var browser = await Administrator();
        await Site.Queue("plan-received", Post.Siti, Post.Plan, "before");

        var preview = await Write(browser, "Kami sudah menerima {{reference}}", "We have {{reference}}");
        preview.ShouldBeAt(Template + "/preview");
        preview.ShouldShow("Kami sudah menerima PU-2026-000123").ShouldShow("We have PU-2026-000123");
        preview.ShouldShow("Gratis. Petugas tidak pernah meminta uang").ShouldShow("Free of charge.");
        preview.Document.QuerySelectorAll("[data-channel='Email'][lang='id']").Length.ShouldBe(1);
        preview.Document.QuerySelectorAll("[data-channel='Inbox'][lang='en']").Length.ShouldBe(1);
        await Site.Queue("plan-received", Post.Siti, Post.Plan, "draft");
        var published = await preview.Form(SiteTexts.Of("notifications.publish", "id")).Submit();
        published.ShouldBeAt(Template).ShouldShowText("notifications.published", 1);
        await Site.Queue("plan-received", Post.Siti, Post.Plan, "after");

        (await Site.Message("before")).TemplateVersion.ShouldBe(0);
        (await Site.Message("draft")).TemplateVersion.ShouldBe(0, "a draft is not sent");
        var after = await Site.Message("after");
        after.TemplateVersion.ShouldBe(1);
        after.Subject.ShouldBe("Kami sudah menerima PU-2026-000123");
    }

    [Fact]
    public async Task A_fault_is_shown_at_its_field_with_line_and_column_and_nothing_typed_is_lost()
    {
        var browser = await Administrator();
        var form = (await browser.Open(Template + "/edit")).Form();

        var refused = await form.Fill("BodyEn", "Hello {{name}},\n{{{reference}}}\n{{link}}").Submit();

        refused.ShouldShowError("BodyEn");
        refused.ShouldShow("Baris 2, kolom 1");
        refused.Form().ValueOf("BodyEn").ShouldContain("{{{reference}}}");
        (await Site.Db(db => db.Set<MessageTemplate>().AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task A_text_that_did_not_change_makes_no_version()
    {
        var browser = await Administrator();
        var preview = await (await browser.Open(Template + "/edit")).Form().Submit();

        var published = await preview.Form(SiteTexts.Of("notifications.publish", "id")).Submit();

        published.ShouldShowText("notifications.published", 0);
        (await Versions()).ShouldBe(0);
    }

    [Fact]
    public async Task Publishing_pressed_twice_makes_one_version()
    {
        var browser = await Administrator();
        var preview = await Write(browser, "Baru {{reference}}", "New {{reference}}");
        var form = preview.Form(SiteTexts.Of("notifications.publish", "id"));

        await form.Submit();
        (await form.Submit()).ShouldShowText("notifications.published", 1);

        (await Versions()).ShouldBe(1);
    }

    [Fact]
    public async Task Publishing_without_a_draft_is_refused()
    {
        var browser = await Administrator();
        var preview = await Write(browser, "Baru {{reference}}", "New {{reference}}");
        var publish = preview.Form(SiteTexts.Of("notifications.publish", "id"));
        await (await browser.Open(Template)).Form(SiteTexts.Of("notifications.drop", "id")).Submit();

        (await publish.Submit()).ShouldShowRule(MessageRules.NeedsDraft);
    }

    [Fact]
    public async Task An_old_text_comes_back_as_a_new_version_and_the_change_is_shown()
    {
        var browser = await Administrator();
        await Publish(browser, "Satu {{reference}}", "One {{reference}}");
        await Publish(browser, "Dua {{reference}}", "Two {{reference}}");

        var second = await browser.Open(Template + "/versions/2");
        second.Document.QuerySelector("del")!.TextContent.ShouldBe("Satu {{reference}}");
        second.Document.QuerySelector("ins")!.TextContent.ShouldBe("Dua {{reference}}");
        var first = await browser.Open(Template + "/versions/1");
        var restored = await first.Form(SiteTexts.Of("notifications.restore", "id")).Submit();

        restored.ShouldShowText("notifications.restored", 3);
        await Site.Queue("plan-received", Post.Siti, Post.Plan, "a");
        (await Site.Message("a")).Subject.ShouldBe("Satu PU-2026-000123");
        var back = await (await browser.Open(Template + "/versions/0")).Form().Submit();
        back.ShouldShowText("notifications.restored", 4);
    }

    [Fact]
    public async Task Every_message_can_be_opened_and_previewed()
    {
        var browser = await Administrator();
        var list = await browser.Open("/workspace/messages/templates");
        var links = list.Document.QuerySelectorAll("a.rowlink").Select(a => a.GetAttribute("href")!).ToList();

        links.Count.ShouldBeGreaterThan(30);
        foreach (var link in links)
            await browser.Open(link + "/preview");
    }

    [Fact]
    public async Task A_message_that_does_not_exist_is_not_found() =>
        (await (await Administrator()).Get("/workspace/messages/templates/nonsense")).ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.TreasuryChecker)]
    public async Task Nobody_but_administrators_writes_texts(Role role)
    {
        var browser = await Site.As(await Site.Staff(role));
        (await browser.Get(Template + "/edit")).ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<Visitor> Administrator() => await Site.As(await Site.Staff(Role.Administrator));

    private static async Task<Page> Write(Visitor browser, string subjectId, string subjectEn) =>
        await (await browser.Open(Template + "/edit"))
            .Form()
            .Fill("SubjectId", subjectId)
            .Fill("SubjectEn", subjectEn)
            .Submit();

    private static async Task Publish(Visitor browser, string subjectId, string subjectEn)
    {
        var preview = await Write(browser, subjectId, subjectEn);
        (await preview.Form(SiteTexts.Of("notifications.publish", "id")).Submit()).ShouldBeAt(Template);
    }

    private Task<int> Versions() => Site.Db(db => db.Set<MessageTemplate>().SelectMany(t => t.Versions).CountAsync());
}
