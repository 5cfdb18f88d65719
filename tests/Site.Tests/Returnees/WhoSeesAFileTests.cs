using System.Net;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Returnees;

public sealed class WhoSeesAFileTests : SiteTest
{
    [Fact]
    public async Task Officers_see_their_region_companions_those_they_registered_others_none()
    {
        var companion = await Site.Staff(Role.Companion);
        var given = await Given.ASubmittedReturnee(Site, by: companion);

        (await StatusFor(await Site.Staff(Role.Officer))).ShouldBe(HttpStatusCode.OK);
        (await StatusFor(await Site.Staff(Role.Officer, RegionCode.Parse("3603")))).ShouldBe(HttpStatusCode.OK);
        (await StatusFor(await Site.Staff(Role.Officer, RegionCode.Parse("3601")))).ShouldBe(HttpStatusCode.NotFound);
        (await StatusFor(companion)).ShouldBe(HttpStatusCode.OK);
        (await StatusFor(await Site.Staff(Role.Companion))).ShouldBe(HttpStatusCode.NotFound);
        (await StatusFor(await Site.Staff(Role.Auditor))).ShouldBe(HttpStatusCode.OK);
        (await StatusFor(await Site.Staff(Role.Reviewer))).ShouldBe(HttpStatusCode.Forbidden);

        async Task<HttpStatusCode> StatusFor(TestActor actor) =>
            (await (await Site.As(actor)).Get($"/workspace/returnees/{given.Id}")).Status;
    }

    [Fact]
    public async Task Another_persons_file_is_not_there_for_any_use_case()
    {
        var mine = await Given.ARegisteredReturnee(Site);
        var other = (await Given.ARegisteredReturnee(Site)).Actor;
        var stranger = await Site.Staff(Role.Companion);
        ICommand<MediatR.Unit>[] commands =
        [
            new UpdateIdentity(mine.Id, "Nama Lain", null, null, null, null),
            new UpdateContact(mine.Id, Make.Phone(), null, "id"),
            new UpdateAddress(mine.Id, null, "Jalan"),
            new AddStint(mine.Id, Make.Stint()),
            new RemoveStint(mine.Id, Id<MigrationStint>.New()),
            new AddMember(mine.Id, new MemberDetails("Rudi", FamilyRelation.Child, null, null)),
            new RemoveMember(mine.Id, Id<HouseholdMember>.New()),
            new ChangeBankAccount(mine.Id, "137", Make.AccountNumber(), mine.Name),
            new AddDocument(mine.Id, ReturneeDocumentKind.Photo, Make.Upload()),
            new RemoveDocument(mine.Id, Id<ReturneeDocument>.New()),
            new SubmitReturneeFile(mine.Id),
        ];

        foreach (var command in commands)
        foreach (var actor in new[] { other, stranger })
            await Should.ThrowAsync<NotFoundException>(() => Site.Send(command, actor), command.GetType().Name);
        await Should.ThrowAsync<NotFoundException>(() => Site.Send(new ChooseConsents(mine.Id, []), other));
    }

    [Fact]
    public async Task An_officer_of_another_region_decides_nothing()
    {
        var given = await Given.ASubmittedReturnee(Site);
        var elsewhere = await Site.Staff(Role.Officer, RegionCode.Parse("3601"));
        ICommand<MediatR.Unit>[] commands =
        [
            new VerifyReturnee(given.Id),
            new ReturnReturneeFile(given.Id, [new FieldReason(ProfileField.Nik, "Salah")]),
            new RejectReturnee(given.Id, "Bukan PMI"),
            new SuspendReturnee(given.Id, "Alasan"),
            new ReinstateReturnee(given.Id, "Alasan"),
            new CloseReturnee(given.Id, "Alasan", false),
            new ConfirmBankAccount(given.Id),
            new JudgeDuplicate(given.Id, Id<DuplicateWarning>.New(), DuplicateVerdict.DifferentPeople, "Beda"),
        ];

        foreach (var command in commands)
        {
            await Should.ThrowAsync<NotFoundException>(() => Site.Send(command, elsewhere), command.GetType().Name);
            await Should.ThrowAsync<ForbiddenException>(() => Site.Send(command, given.Actor), command.GetType().Name);
        }

        await Should.ThrowAsync<NotFoundException>(() =>
            Site.Send(new RevealIdentity(given.Id, RevealedField.Nik, "mencocokkan dengan KTP"), elsewhere)
        );
        await Should.ThrowAsync<NotFoundException>(() => Site.Send(new ReturneeToDecide(given.Id), elsewhere));
    }

    [Fact]
    public async Task The_list_finds_by_name_reference_and_phone_and_filters_by_state_and_region()
    {
        var siti = await Given.ASubmittedReturnee(Site, "Siti Aminah");
        await Given.ARegisteredReturnee(Site, "Ahmad Fauzi");
        var officer = await Site.Staff(Role.Officer);

        (await Names(new ListQuery { Search = "aminah" })).ShouldBe(["Siti Aminah"]);
        (await Names(new ListQuery { Search = siti.Reference.ToLowerInvariant() })).ShouldBe(["Siti Aminah"]);
        (await Names(new ListQuery { Sort = "name" })).ShouldBe(["Ahmad Fauzi", "Siti Aminah"]);
        (await Names(Filter("status", "draft"))).ShouldBe(["Ahmad Fauzi"]);
        (await Names(Filter("region", "3603"))).ShouldBe(["Siti Aminah"]);
        var page = await (await Site.As(officer)).Open("/workspace/returnees?q=siti");
        page.ShouldShow("Siti Aminah").ShouldShow("Kabupaten Tangerang").ShouldNotShow("Ahmad Fauzi");

        using var csv = await (await Site.As(officer)).Fetch("/workspace/returnees/csv?q=siti");
        (await csv.Content.ReadAsStringAsync()).ShouldContain(siti.Reference);

        async Task<IEnumerable<string>> Names(ListQuery query) =>
            (await Site.Send(new ReturneeList(query), officer)).Rows.Select(r => r.FullName);

        static ListQuery Filter(string name, string value) =>
            new() { Filters = new Dictionary<string, string> { [name] = value } };
    }

    [Fact]
    public async Task Tasks_and_next_steps_follow_the_files_state()
    {
        var given = await Given.ASubmittedReturnee(Site);
        var officer = await Site.Staff(Role.Officer);

        (await Tasks(officer)).ShouldContain(t => t.Kind == "verify-returnee" && t.SubjectId == given.Id.Value);
        (await Tasks(await Site.Staff(Role.Trainer))).ShouldNotContain(t => t.SubjectId == given.Id.Value);
        (await Step()).ShouldBe("wait-for-verification");
        await Site.Send(new ReturnReturneeFile(given.Id, [new FieldReason(ProfileField.Nik, "Salah")]), officer);
        (await Step()).ShouldBe("correct-profile");

        Task<List<InboxTask>> Tasks(TestActor actor) =>
            Site.InScope(
                async services =>
                {
                    List<InboxTask> all = [];
                    foreach (var source in Sources<ITaskSource>(services))
                        all.AddRange(await source.For(Of<IActor>(services), Clock.Today(), CancellationToken.None));
                    return all;
                },
                actor
            );

        Task<string?> Step() =>
            Site.InScope(async services =>
            {
                var first = Sources<INextStepSource>(services).OrderBy(s => s.Order).First();
                return (await first.For(given.Id, Clock.Today(), CancellationToken.None))?.Kind;
            });

        static IEnumerable<T> Sources<T>(IServiceProvider services) =>
            (IEnumerable<T>)services.GetService(typeof(IEnumerable<T>))!;

        static T Of<T>(IServiceProvider services) => (T)services.GetService(typeof(T))!;
    }
}
