using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.TestKit;

/// <summary>A group and its members, the leader first.</summary>
public sealed record GivenGroup(Id<BorrowerGroup> Id, IReadOnlyList<GivenLoan> Members);

public static partial class Given
{
    /// <summary>Three borrowers whose loans wait for their money, in one group.</summary>
    public static async Task<GivenGroup> AGroup(TestSite site)
    {
        var officer = await site.Staff(Role.Officer);
        List<GivenLoan> members = [];
        for (var i = 0; i < BorrowerGroup.FewestMembers; i++)
            members.Add(await APayableLoan(site));
        var id = await site.Send(
            new FormGroup("Melati", DayOfWeek.Monday, "Balai desa, 09.00", members[0].Id),
            officer
        );
        foreach (var member in members.Skip(1))
            await site.Send(new AdmitGroupMember(id, member.Id), officer);
        return new GivenGroup(id, members);
    }

    /// <summary>A group whose members have all signed.</summary>
    public static async Task<GivenGroup> ABoundGroup(TestSite site)
    {
        var group = await AGroup(site);
        await site.Send(new AskGroupToSign(group.Id, site.Clock.Today().AddDays(7)), await site.Staff(Role.Officer));
        foreach (var promise in await site.PromisesOf(group))
            await site.Change<Agreement>(promise, a => a.Sign(a.TermsHash, "+62812•••", site.Clock.GetUtcNow()));
        return group;
    }

    public static Task<List<Id<Agreement>>> PromisesOf(this TestSite site, GivenGroup group) =>
        site.Db(db =>
            db.Agreements.Where(a => a.SubjectId == group.Id.Value)
                .OrderBy(a => a.Reference)
                .Select(a => a.Id)
                .ToListAsync()
        );
}
