using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure.Identity;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>A person who came home, and the file the programme keeps.</summary>
internal sealed record Person(int Number, string Name, bool IsWoman, RegionCode Village, DateOnly BornOn)
{
    public Player Player { get; set; } = null!;

    public Id<Returnee> Id => Player.ReturneeId;
}

/// <summary>How far a file comes.</summary>
internal enum FileEnd
{
    Draft,
    Submitted,
    Returned,
    Rejected,
    Verified,
    Suspended,
    Closed,
}

/// <summary>The people of the story: who they are, and how their files came to be.</summary>
internal sealed class People(Stage stage, Cast cast, Timeline timeline)
{
    /// <summary>The number that signs in on the demonstration's own sign-in line.</summary>
    public const string FirstPhone = "081290000000";

    private static readonly (string Code, WorkSector Sector, string Employer)[] Abroad =
    [
        ("MY", WorkSector.Household, "Keluarga Tan, Kuala Lumpur"),
        ("TW", WorkSector.Factory, "Pabrik elektronik, Taoyuan"),
        ("HK", WorkSector.Household, "Keluarga Wong, Kowloon"),
        ("SA", WorkSector.Household, "Keluarga Al Harbi, Jeddah"),
        ("SG", WorkSector.Care, "Keluarga Lim, Singapura"),
        ("KR", WorkSector.Factory, "Pabrik suku cadang, Ansan"),
        ("AE", WorkSector.Hospitality, "Hotel, Dubai"),
        ("TW", WorkSector.Care, "Panti lansia, Taichung"),
    ];

    private readonly List<RegionCode> _villages = [];

    /// <summary>Villages of every regency and city of Banten, one after another.</summary>
    public async Task FindVillages()
    {
        var codes = await stage.Look(db =>
            db.Regions.AsNoTracking()
                .Where(r => r.Code.StartsWith("36") && r.Code.Length == 10)
                .Select(r => r.Code)
                .OrderBy(c => c)
                .ToListAsync()
        );
        var byRegency = codes.GroupBy(c => c[..4]).Select(g => g.ToArray()).ToArray();
        for (var round = 0; round < 20; round++)
            foreach (var regency in byRegency)
                _villages.Add(RegionCode.Parse(regency[(round * 17 + 3) % regency.Length]));
    }

    /// <summary>Registers the person on the day and carries the file as far as said, within two weeks.</summary>
    public Person Arrive(int number, DateOnly on, FileEnd end)
    {
        var (name, isWoman) = Names.Of(number);
        var born = new DateOnly(1976 + number % 24, 1 + number % 12, 1 + number * 7 % 27);
        var person = new Person(number, name, isWoman, _villages[number % _villages.Count], born);
        timeline.Together(on, new TimeOnly(9, 10), () => Register(person, on, end));
        return person;
    }

    private async Task Register(Person person, DateOnly on, FileEnd end)
    {
        var by = person.Number % 4 == 0 ? cast.Companion : cast.SecondOfficer;
        var phone = PhoneNumber.Parse((81_290_000_000 + person.Number).ToString(CultureInfo.InvariantCulture));
        var email = person.Number % 5 == 0 ? EmailAddress.Parse($"warga{person.Number}@emas.test") : null;
        var id = await stage.Send(
            new RegisterOnBehalf(
                person.Name,
                phone,
                email,
                person.Number % 40 == 7 ? "en" : "id",
                ConsentChannel.Companion,
                null,
                null
            ),
            by
        );
        person.Player = PlayerOf(person, id);
        await Write(person);
        if (end == FileEnd.Draft)
            return;
        await stage.Send(new SubmitReturneeFile(id), person.Player);
        if (end != FileEnd.Submitted)
            timeline.On(on.AddDays(3 + person.Number % 5), Hour(10), () => Judge(person, end));
    }

    private async Task Write(Person person)
    {
        var (id, by) = (person.Id, person.Player);
        await stage.Send(
            new UpdateIdentity(
                id,
                person.Name,
                NikOf(person),
                CardOf(person),
                person.BornOn,
                person.IsWoman ? Sex.Female : Sex.Male
            ),
            by
        );
        await stage.Send(
            new UpdateAddress(
                id,
                person.Village,
                $"Kp. Sukamaju RT {1 + person.Number % 9:00}/{1 + person.Number % 5:00}"
            ),
            by
        );
        var abroad = Abroad[person.Number % Abroad.Length];
        var home = timeline.Today.AddDays(-20 - person.Number * 5 % 160);
        await stage.Send(
            new AddStint(
                id,
                new StintDetails(
                    abroad.Code,
                    abroad.Sector,
                    abroad.Employer,
                    person.Number % 9 == 4 ? DepartureChannel.OutsideProcedure : DepartureChannel.PlacementCompany,
                    home.AddDays(-800 - person.Number % 700),
                    home,
                    person.Number % 6 == 5 ? StintEnding.EndedByEmployer : StintEnding.ContractFinished
                )
            ),
            by
        );
        await stage.Send(
            new AddMember(
                id,
                new MemberDetails(
                    Names.Of(person.Number + 400).Name,
                    FamilyRelation.Child,
                    new DateOnly(2012 + person.Number % 8, 4, 9),
                    "Pelajar"
                )
            ),
            by
        );
        var account = AccountNumber.Parse($"10{person.Number:00000000}");
        await stage.Send(new ChangeBankAccount(id, "137", account, person.Name), by);
        await stage.Send(new AddDocument(id, ReturneeDocumentKind.IdentityCard, Pictures.Of("ktp", 0x4A7C9B)), by);
        await stage.Send(new AddDocument(id, ReturneeDocumentKind.FamilyCard, Pictures.Of("kk", 0xB7A98A)), by);
    }

    private async Task Judge(Person person, FileEnd end)
    {
        switch (end)
        {
            case FileEnd.Returned:
                await stage.Send(
                    new ReturnReturneeFile(
                        person.Id,
                        [
                            new FieldReason(
                                ProfileField.FamilyCardDocument,
                                "Foto KK terpotong. Foto lagi seluruh lembarnya."
                            ),
                        ]
                    ),
                    cast.Officer
                );
                return;
            case FileEnd.Rejected:
                await stage.Send(new RejectReturnee(person.Id, "Belum pernah bekerja di luar negeri."), cast.Officer);
                return;
        }

        if (person.Number % 6 == 0)
            await stage.Send(
                new RevealIdentity(person.Id, RevealedField.Nik, "Mencocokkan NIK dengan KTP asli di loket."),
                cast.Officer
            );
        await stage.Send(new VerifyReturnee(person.Id), cast.Officer);
        if (end == FileEnd.Suspended)
            await stage.Send(
                new SuspendReturnee(person.Id, "Berangkat lagi ke Taiwan; ditahan sampai ada kabar."),
                cast.Officer
            );
        if (end == FileEnd.Closed)
            await stage.Send(new CloseReturnee(person.Id, "Pindah ke Lampung.", HasDied: false), cast.Officer);
    }

    private static Nik NikOf(Person person)
    {
        var day = person.BornOn.Day + (person.IsWoman ? 40 : 0);
        return Nik.Parse($"{person.Village.District.Value}{day:00}{person.BornOn:MMyy}{1 + person.Number:0000}");
    }

    private static FamilyCardNumber CardOf(Person person) =>
        FamilyCardNumber.Parse(
            $"{person.Village.District.Value}1204{10 + person.Number % 9:00}{2000 + person.Number:0000}"
        );

    private static Player PlayerOf(Person person, Id<Returnee> id) =>
        new(
            person.Name,
            new ClaimsPrincipal(
                new ClaimsIdentity(
                    [
                        new(SessionClaims.Returnee, id.ToString()),
                        new(SessionClaims.Name, person.Name),
                        new(SessionClaims.Role, nameof(Role.Returnee)),
                    ],
                    "demonstration"
                )
            )
        );

    private TimeOnly Hour(int hour) => new(hour, Math.Abs(timeline.Today.DayNumber * 7 % 60));
}
