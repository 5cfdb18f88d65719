using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Notifications;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Notifications;

public sealed class EventTests : SiteTest
{
    [Fact]
    public async Task A_verified_file_is_told_to_its_owner_with_the_verification()
    {
        var siti = await Given.AVerifiedReturnee(Site);

        var message = await Site.Db(db => db.Set<Message>().SingleAsync(m => m.Template == "file-verified"));

        message.ReturneeId.ShouldBe(siti.Id);
        message.Channel.ShouldBe(MessageChannel.Inbox);
        message.Body.ShouldNotBeNull().ShouldContain(siti.Reference);
        message.Body.ShouldContain("Halo " + siti.Name);
    }

    [Fact]
    public async Task A_look_at_a_masked_number_is_told_to_its_owner()
    {
        var siti = await Given.AVerifiedReturnee(Site);
        var officer = await Site.Staff(Role.Officer);
        await Site.Send(new RevealIdentity(siti.Id, RevealedField.Nik, "Mencocokkan dengan surat keputusan"), officer);

        var message = await Site.Db(db => db.Set<Message>().SingleAsync(m => m.Template == "data-revealed"));

        message.Body.ShouldNotBeNull().ShouldContain("Pada 20 November 2026, 09.00 WIB");
        message.Body.ShouldContain("NIK");
        message.Body.ShouldNotContain(siti.Nik.Value);
    }

    [Fact]
    public async Task A_refused_command_leaves_no_message()
    {
        var siti = await Given.ASubmittedReturnee(Site);
        var officer = await Site.Staff(Role.Officer);
        await Site.Send(new VerifyReturnee(siti.Id), officer);

        await Should.ThrowAsync<Domain.Shared.RuleBrokenException>(() =>
            Site.Send(new VerifyReturnee(siti.Id), officer)
        );

        (await Site.Db(db => db.Set<Message>().CountAsync(m => m.Template == "file-verified"))).ShouldBe(1);
    }

    [Fact]
    public void Every_message_of_the_programme_has_its_name_in_both_languages()
    {
        foreach (var code in MessageCatalogue.All.Keys)
        {
            SiteTexts.Of("notifications.template-" + code, "id").ShouldNotBeEmpty();
            SiteTexts.Of("notifications.template-" + code, "en").ShouldNotBeEmpty();
        }
    }
}
