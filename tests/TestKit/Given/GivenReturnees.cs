using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure.Identity;

namespace PmiEmas.TestKit;

/// <summary>A returnee with a file, and somebody who can act and sign in as that person.</summary>
public sealed record GivenReturnee(Id<Returnee> Id, string Reference, string Name, Nik Nik, TestActor Actor);

/// <summary>Situations reached by the real use cases.</summary>
public static partial class Given
{
    /// <summary>A file that a companion opened, with nothing in it yet.</summary>
    public static async Task<GivenReturnee> ARegisteredReturnee(
        TestSite site,
        string? name = null,
        TestActor? by = null
    )
    {
        var companion = by ?? await site.Staff(Role.Companion);
        var fullName = name ?? Make.PersonName();
        var id = await site.Send(
            new RegisterOnBehalf(fullName, Make.Phone(), null, "id", ConsentChannel.Companion, null, null),
            companion
        );
        var account = new Account
        {
            UserName = "r-" + id,
            NormalizedUserName = "R-" + id,
            ReturneeId = id.Value,
            SecurityStamp = Guid.CreateVersion7().ToString("n"),
        };
        var reference = await site.Db(async db =>
        {
            db.Add(account);
            await db.SaveChangesAsync();
            return await db.Returnees.Where(r => r.Id == id).Select(r => r.Reference).SingleAsync();
        });
        var actor = new TestActor(account.Id, fullName, [Role.Returnee]) { ReturneeId = id };
        return new GivenReturnee(id, reference, fullName, Make.Nik(), actor);
    }

    /// <summary>A file with everything that is asked for, still open.</summary>
    public static async Task<GivenReturnee> ACompleteReturnee(
        TestSite site,
        string? name = null,
        string village = Make.Village,
        DateOnly? birthOn = null,
        Nik? nik = null,
        FamilyCardNumber? familyCard = null,
        TestActor? by = null
    )
    {
        var born = birthOn ?? Make.BirthOn;
        var given = await ARegisteredReturnee(site, name, by);
        given = given with { Nik = nik ?? Make.Nik(born, district: village[..6]) };
        var (id, actor) = (given.Id, given.Actor);
        await site.Send(
            new UpdateIdentity(id, given.Name, given.Nik, familyCard ?? Make.FamilyCard(), born, Sex.Female),
            actor
        );
        await site.Send(new UpdateAddress(id, RegionCode.Parse(village), "Kp. Waliwis RT 02/01"), actor);
        await site.Send(new AddStint(id, Make.Stint()), actor);
        await site.Send(new ChangeBankAccount(id, "137", Make.AccountNumber(), given.Name), actor);
        await site.Send(new AddDocument(id, ReturneeDocumentKind.IdentityCard, Make.Upload()), actor);
        await site.Send(new AddDocument(id, ReturneeDocumentKind.FamilyCard, Make.Upload("kk.png")), actor);
        return given;
    }

    /// <summary>A file that waits for an officer.</summary>
    public static async Task<GivenReturnee> ASubmittedReturnee(
        TestSite site,
        string? name = null,
        string village = Make.Village,
        DateOnly? birthOn = null,
        Nik? nik = null,
        FamilyCardNumber? familyCard = null,
        TestActor? by = null
    )
    {
        var given = await ACompleteReturnee(site, name, village, birthOn, nik, familyCard, by);
        await site.Send(new SubmitReturneeFile(given.Id), given.Actor);
        return given;
    }

    /// <summary>A file that an officer verified, its account confirmed.</summary>
    public static async Task<GivenReturnee> AVerifiedReturnee(
        TestSite site,
        string? name = null,
        string village = Make.Village,
        DateOnly? birthOn = null,
        Nik? nik = null,
        FamilyCardNumber? familyCard = null,
        TestActor? by = null
    )
    {
        var given = await ASubmittedReturnee(site, name, village, birthOn, nik, familyCard, by);
        await site.Send(new VerifyReturnee(given.Id), await site.Staff(Role.Officer));
        return given;
    }
}
