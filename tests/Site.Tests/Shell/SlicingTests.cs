using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Shell;

public sealed class SlicingTests : SiteTest
{
    private static readonly Sorts<StaffMember, Id<StaffMember>> ByTitle = new Sorts<StaffMember, Id<StaffMember>>(s =>
        s.Id
    )
        .By("office", s => s.Office)
        .By("name", s => s.FullName);

    [Theory]
    [InlineData("office", false)]
    [InlineData("office", true)]
    [InlineData("name", true)]
    public async Task A_list_is_read_to_its_end_and_back_without_losing_or_repeating_a_row(string sort, bool descending)
    {
        for (var i = 0; i < 7; i++)
            await Site.Staff(i % 2 == 0 ? Role.Reviewer : Role.Trainer);
        var query = new ListQuery
        {
            Sort = sort,
            Descending = descending,
            Size = 3,
        };
        var whole = (await Read(query with { Size = 100 })).Rows;

        List<string> forwards = [];
        List<Slice<string>> pages = [];
        for (string? next = ""; next is not null; next = pages[^1].Next)
        {
            pages.Add(await Read(query with { After = next.Length == 0 ? null : next }));
            forwards.AddRange(pages[^1].Rows);
        }
        forwards.ShouldBe(whole);
        pages.Count.ShouldBe(3);
        pages[0].Previous.ShouldBeNull();

        var back = await Read(query with { Before = pages[2].Previous });
        back.Rows.ShouldBe(pages[1].Rows);
        back = await Read(query with { Before = back.Previous });
        back.Rows.ShouldBe(pages[0].Rows);
        back.Previous.ShouldBeNull();
        back.Next.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_cursor_nobody_wrote_begins_at_the_beginning()
    {
        await Site.Staff(Role.Reviewer);
        (await Read(new ListQuery { After = "x" })).Rows.Count.ShouldBe(1);
        (await Read(new ListQuery { After = "~~~" })).Rows.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Amounts_days_and_moments_are_compared_by_the_database()
    {
        var calls = new Sorts<FundingCall, Id<FundingCall>>(c => c.Id)
            .By("ceiling", c => c.Ceiling)
            .By("opens", c => c.OpensOn);
        var people = new Sorts<Returnee, Id<Returnee>>(r => r.Id).By("registered", r => r.RegisteredAt);
        var id = Guid.CreateVersion7();
        await Site.Db(async db =>
        {
            await db.FundingCalls.Slice(
                new ListQuery { Sort = "ceiling", After = $"{id}~5000000" },
                calls,
                c => c.Id,
                CancellationToken.None
            );
            await db.FundingCalls.Slice(
                new ListQuery { Sort = "opens", Before = $"{id}~2026-11-20" },
                calls,
                c => c.Id,
                CancellationToken.None
            );
            return await db.Returnees.Slice(
                new ListQuery { After = $"{id}~{Clock.GetUtcNow().UtcTicks}" },
                people,
                r => r.Id,
                CancellationToken.None
            );
        });
    }

    private Task<Slice<string>> Read(ListQuery query) =>
        Site.Db(db => db.Staff.Slice(query, ByTitle, s => s.Office + " " + s.FullName, CancellationToken.None));
}
