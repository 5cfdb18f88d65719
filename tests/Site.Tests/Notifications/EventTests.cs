using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Notifications;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure.Database;
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
    public async Task Anybody_can_check_a_message_by_the_code_in_its_last_line()
    {
        var siti = await Given.AVerifiedReturnee(Site, "Siti Aminah");
        var message = await Site.Db(db => db.Set<Message>().SingleAsync(m => m.Template == "file-verified"));

        var page = await Site.Visitor().Open("/check?code=" + message.CheckCode.Replace("-", "").ToLowerInvariant());

        page.ShouldShowText("check.genuine").ShouldShowText("notifications.template-file-verified");
        page.ShouldShow("S••• A•••••").ShouldNotShow(siti.Reference);
        (await Site.Visitor().Open("/check?code=2222-2222-2222")).ShouldShowText("check.unknown");
    }

    [Fact]
    public async Task A_planned_visit_is_told_to_its_owner_and_a_review_to_its_reviewer()
    {
        var plan = await Given.AScreenedPlan(Site);
        var reviewer = await Site.Staff(Role.Reviewer);
        await Happen(
            new FieldVisitScheduled(plan.Id, plan.Returnee.Id, new DateOnly(2026, 11, 24)),
            new FieldVisitCancelled(plan.Id, plan.Returnee.Id, new DateOnly(2026, 11, 24)),
            new ReviewOffered(Id<Review>.New(), plan.Id, reviewer.StaffId!.Value, new DateOnly(2026, 11, 27))
        );

        var told = await Site.Db(db => db.Set<Message>().Where(m => m.Channel == MessageChannel.Inbox).ToListAsync());

        told.Single(m => m.Template == "field-visit-planned").Body.ShouldNotBeNull().ShouldContain("24 November 2026");
        told.Single(m => m.Template == "field-visit-cancelled").ReturneeId.ShouldBe(plan.Returnee.Id);
        told.Single(m => m.Template == "review-assigned").StaffId.ShouldBe(reviewer.StaffId);
    }

    /// <summary>Events as their aggregates raise them, handled by whoever listens.</summary>
    private Task Happen(params IDomainEvent[] events) =>
        Site.InScope(async services =>
        {
            var db = services.GetRequiredService<ProgrammeDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var one in events)
            {
                var contract = typeof(IDomainEventHandler<>).MakeGenericType(one.GetType());
                foreach (var handler in services.GetServices(contract))
                    await (Task)contract.GetMethod("Handle")!.Invoke(handler, [one, CancellationToken.None])!;
            }

            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return true;
        });

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
