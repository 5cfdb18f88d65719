using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Accounts;
using PmiEmas.Application.Staff;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure.Identity;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>The people who work for the programme: one per role, and further ones where two must differ.</summary>
internal sealed class Cast(Stage stage)
{
    public const string Password = "kopi pahit di pagi hari";

    private const string Agency = "BP3MI Banten";
    private const string Cooperatives = "Dinas Koperasi dan UMKM Banten";

    private static readonly Part[] Parts =
    [
        new("admin", "Yusuf Maulana", "KP2MI, Pusat Data", [Role.Administrator], null),
        new("petugas", "Rina Marlina", Agency, [Role.Officer], "36"),
        new("petugas2", "Asep Sunandar", Agency, [Role.Officer], "36"),
        new("pendamping", "Dede Kurnia", "Kawan PMI Kabupaten Tangerang", [Role.Companion], "3603"),
        new("penilai", "Hendra Gunawan", Cooperatives, [Role.Reviewer], "36"),
        new("penilai2", "Lilis Suryani", Cooperatives, [Role.Reviewer], "36"),
        new("penilai3", "Bambang Prasetyo", "Dinas Koperasi Kabupaten Serang", [Role.Reviewer], "36"),
        new("pelatih", "Wahyu Hidayat", "Rumah Wirausaha Banten", [Role.Trainer], "36"),
        new("pelatih2", "Neneng Hasanah", "Rumah Wirausaha Banten", [Role.Trainer], "36"),
        new("kepala", "Dr. Nurhayati", Agency, [Role.DecisionMaker], "36"),
        new("bendahara", "Siti Rohmah", Agency, [Role.TreasuryMaker], "36"),
        new("pemeriksa", "Agus Salim", Agency, [Role.TreasuryChecker], "36"),
        new("auditor", "Maria Simanjuntak", "Inspektorat Provinsi Banten", [Role.Auditor], null),
    ];

    private readonly Dictionary<string, Player> _players = [];

    public Player Officer => _players["petugas"];
    public Player SecondOfficer => _players["petugas2"];
    public Player Companion => _players["pendamping"];
    public Player DecisionMaker => _players["kepala"];
    public Player Maker => _players["bendahara"];
    public Player Checker => _players["pemeriksa"];
    public IReadOnlyList<Player> Reviewers => [_players["penilai"], _players["penilai2"], _players["penilai3"]];
    public IReadOnlyList<Player> Trainers => [_players["pelatih"], _players["pelatih2"]];

    /// <summary>One account per role, with the password all of them share.</summary>
    public static IEnumerable<DemonstrationSignIn> SignIns =>
        Parts
            .DistinctBy(p => p.Roles[0])
            .Select(p => new DemonstrationSignIn(p.Roles[0].ToString(), EmailOf(p).Value, Password));

    public async Task Appoint()
    {
        foreach (var part in Parts)
        {
            var region = part.Region is null ? null : RegionCode.Parse(part.Region);
            var id = await stage.Send(new AppointStaff(part.Name, part.Office, EmailOf(part), part.Roles, region));
            await stage.Send(new SetPassword(await stage.Send(new MakeInvitation(id)), Password));
            var account = await stage.Look(db =>
                db.Users.Where(a => a.StaffId == id.Value).Select(a => a.Id).SingleAsync()
            );
            _players[part.Key] = new Player(part.Name, PrincipalOf(part, id, account));
        }

        await stage.Deliver();
    }

    private static EmailAddress EmailOf(Part part) => EmailAddress.Parse($"{part.Key}@emas.test");

    private static ClaimsPrincipal PrincipalOf(Part part, Id<StaffMember> id, Guid account)
    {
        List<Claim> claims =
        [
            new(SessionClaims.Account, account.ToString()),
            new(SessionClaims.Staff, id.ToString()),
            new(SessionClaims.Name, part.Name),
            .. part.Roles.Select(r => new Claim(SessionClaims.Role, r.ToString())),
        ];
        if (part.Region is not null)
            claims.Add(new Claim(SessionClaims.Region, part.Region));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, "demonstration"));
    }

    private sealed record Part(string Key, string Name, string Office, Role[] Roles, string? Region);
}
