using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Notifications.Demonstration;
using PmiEmas.Domain.Shared;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Notifications;

public sealed class DemonstrationPageTests : SiteTest
{
    [Fact]
    public async Task The_demonstration_shows_codes_to_whoever_looks()
    {
        await Site.Queue("one-time-code", Post.Siti, Post.Code, "a");
        await Site.Queue(
            "one-time-code",
            new Recipient("id", Phone: PhoneNumber.Parse("081234567890")),
            new Dictionary<string, string> { ["code"] = "111222" },
            "b"
        );
        var browser = Site.Visitor();

        (await browser.Open("/demo/messages")).ShouldShow("482913").ShouldShow("111222");
        var one = await (await browser.Open("/demo/messages"))
            .Form("form[role='search']")
            .Fill("to", "0812 3456 7890")
            .Submit();
        one.ShouldShow("111222").ShouldNotShow("482913");
        (await browser.Open("/demo/messages?to=siti@emas.test")).ShouldShow("482913").ShouldNotShow("111222");
    }

    [Fact]
    public async Task Messages_are_found_by_the_name_of_their_reader()
    {
        var siti = await Given.ARegisteredReturnee(Site, "Siti Zulaikha");
        await Site.Queue("plan-received", new Recipient("id", ReturneeId: siti.Id), Post.Plan, "a");

        (await Site.Visitor().Open("/demo/messages?to=zulaikha")).ShouldShow("Warung Bu Siti");
        (await Site.Visitor().Open("/demo/messages?to=50%25")).ShouldShowText("notifications.demo-empty");
    }

    [Fact]
    public async Task Even_a_mapped_page_shows_nothing_outside_the_demonstration()
    {
        await using var site = await TestSite.Start(
            await Pool.Postgres.Clone(),
            services => services.AddSingleton<IDemonstrationMode>(new Off())
        );

        await Should.ThrowAsync<NotFoundException>(() => site.Send(new LatestMessages(null)));
    }

    private sealed class Off : IDemonstrationMode
    {
        public bool IsOn => false;
    }
}
