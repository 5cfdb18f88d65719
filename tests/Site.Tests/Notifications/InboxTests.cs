using System.Net;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Notifications;

public sealed class InboxTests : SiteTest
{
    [Fact]
    public async Task A_returnee_reads_what_was_sent_and_says_so()
    {
        var siti = await Given.ARegisteredReturnee(Site);
        var id = await Send(siti.Id, "a");
        var browser = await Site.As(siti.Actor);

        var list = await browser.Open("/portal/messages");
        list.ShouldShowText("notifications.unread-count", 1);
        var letter = await list.Follow("Rencana usaha Anda sudah kami terima");
        letter.ShouldShow("\"Warung Bu Siti\"").ShouldShow("Gratis. Petugas tidak pernah meminta uang");
        letter.Document.QuerySelector("a[href='/portal/plans']").ShouldNotBeNull();
        (await Site.Message("a")).ReadAt.ShouldBeNull("looking changes nothing");
        var after = await letter.Form(SiteTexts.Of("notifications.mark-read", "id")).Submit();

        after.ShouldBeAt("/portal/messages").ShouldNotShow("1 belum dibaca");
        (await Site.Message("a")).ReadAt.ShouldBe(Clock.GetUtcNow());
        (await browser.Open($"/portal/messages/{id}")).ShouldNotShow(SiteTexts.Of("notifications.mark-read", "id"));
    }

    [Fact]
    public async Task All_messages_are_marked_read_at_once()
    {
        var siti = await Given.ARegisteredReturnee(Site);
        await Send(siti.Id, "a");
        await Send(siti.Id, "b");
        var browser = await Site.As(siti.Actor);

        await (await browser.Open("/portal/messages")).Form(SiteTexts.Of("notifications.mark-all-read", "id")).Submit();

        (await Site.Message("a")).ReadAt.ShouldNotBeNull();
        (await Site.Message("b")).ReadAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Nobody_reads_the_message_of_another()
    {
        var siti = await Given.ARegisteredReturnee(Site);
        var id = await Send(siti.Id, "a");
        var other = await Given.ARegisteredReturnee(Site);

        (await (await Site.As(other.Actor)).Get($"/portal/messages/{id}")).ShouldBe(HttpStatusCode.NotFound);
        var auditor = await Site.As(await Site.Staff(Role.Administrator));
        (await auditor.Get($"/workspace/inbox/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await auditor.Open($"/workspace/messages/{id}")).ShouldNotShow("Warung Bu Siti");
    }

    [Fact]
    public async Task Staff_have_an_inbox_of_their_own()
    {
        var reviewer = await Site.Staff(Role.Reviewer);
        var values = new Dictionary<string, string>
        {
            ["name"] = "Rina",
            ["reference"] = "PU-2026-000123",
            ["link"] = "/workspace/reviews",
        };
        await Site.Queue("review-assigned", new Recipient("id", StaffId: reviewer.StaffId), values, "a");
        var browser = await Site.As(reviewer);

        var letter = await (await browser.Open("/workspace/inbox")).Follow(
            "Rencana usaha PU-2026-000123 menunggu penilaian Anda"
        );

        letter.ShouldShow("Anda diminta menilai rencana usaha PU-2026-000123.");
    }

    [Fact]
    public async Task An_empty_inbox_says_what_will_be_there()
    {
        var siti = await Given.ARegisteredReturnee(Site);
        (await (await Site.As(siti.Actor)).Open("/portal/messages")).ShouldShowText("notifications.inbox-empty");
    }

    [Fact]
    public async Task A_message_is_in_the_language_of_its_reader()
    {
        var siti = await Given.ARegisteredReturnee(Site);
        await Site.Queue("plan-received", new Recipient("en", ReturneeId: siti.Id), Post.Plan, "a");

        var message = await Site.Message("a");

        message.Subject.ShouldBe("We have received your business plan");
        message.Body.ShouldNotBeNull().ShouldContain("Free of charge. Officers never ask for money");
    }

    private async Task<Id<Message>> Send(Id<Domain.Returnees.Returnee> to, string key)
    {
        await Site.Queue("plan-received", new Recipient("id", ReturneeId: to), Post.Plan, key);
        return (await Site.Message(key)).Id;
    }
}
