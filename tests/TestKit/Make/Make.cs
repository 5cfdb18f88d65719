using System.Globalization;
using System.Text;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.TestKit;

/// <summary>Pure objects made through their public methods.</summary>
public static partial class Make
{
    /// <summary>A village of Mekar Baru, Kabupaten Tangerang.</summary>
    public const string Village = "3603332001";

    private static int _people;

    /// <summary>A number nobody else has, that fits the birth date and sex.</summary>
    public static Nik Nik(DateOnly? birthOn = null, Sex sex = Sex.Female, string district = "360333")
    {
        var born = birthOn ?? BirthOn;
        var day = born.Day + (sex == Sex.Female ? 40 : 0);
        var serial = Interlocked.Increment(ref _people) % 9999 + 1;
        return Domain.Shared.Nik.Parse(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{district}{day:00}{born.Month:00}{born.Year % 100:00}{serial:0000}"
            )
        );
    }

    public static DateOnly BirthOn { get; } = new(1988, 5, 12);

    public static FamilyCardNumber FamilyCard() => FamilyCardNumber.Parse("360333120510" + Next(4));

    public static AccountNumber AccountNumber() => Domain.Shared.AccountNumber.Parse("0137" + Next(6));

    public static PhoneNumber Phone() => PhoneNumber.Parse("0812" + Next(8));

    /// <summary>A name of its own, in letters.</summary>
    public static string PersonName()
    {
        string[] first = ["Siti", "Ahmad", "Nur", "Dewi", "Rudi", "Sri", "Udin", "Ratna", "Yayan", "Euis"];
        string[] last = ["Aminah", "Fauzi", "Halimah", "Lestari", "Hartono", "Wahyuni", "Saepudin", "Komala"];
        var number = Interlocked.Increment(ref _people);
        var own = string.Concat(Next(5).Select(c => (char)('a' + (c - '0'))));
        return $"{first[number % first.Length]} {char.ToUpperInvariant(own[0])}{own[1..]} {last[number % last.Length]}";
    }

    public static StintDetails Stint(string country = "MY") =>
        new(
            country,
            WorkSector.Household,
            "Keluarga Tan",
            DepartureChannel.PlacementCompany,
            new DateOnly(2021, 2, 1),
            new DateOnly(2026, 3, 15),
            StintEnding.ContractFinished
        );

    /// <summary>A file that lacks nothing but being handed in.</summary>
    public static Returnee CompleteReturnee(DateTimeOffset at, Id<StaffMember>? registeredBy = null)
    {
        var consent = registeredBy is { } by
            ? Consent.Recorded(ConsentPurpose.Programme, ConsentChannel.Companion, by, at)
            : Consent.ByOwnClick(ConsentPurpose.Programme, at);
        var (id, name, today) = (Id<Returnee>.New(), PersonName(), ProgrammeCalendar.DateOf(at));
        var reference = "PMI-2026-" + Next(6);
        var returnee = registeredBy is { } staff
            ? Returnee.RegisterOnBehalf(id, reference, name, Phone(), null, consent, "id", staff, at)
            : Returnee.Register(id, reference, name, Phone(), null, consent, "id", at);
        returnee.UpdateIdentity(new IdentityDetails(name, Nik(), FamilyCard(), BirthOn, Sex.Female), today);
        returnee.UpdateAddress(RegionCode.Parse(Village), "Kp. Waliwis RT 02/01");
        returnee.AddStint(Id<MigrationStint>.New(), Stint(), today);
        returnee.ChangeBankAccount(new AccountDetails("137", AccountNumber(), name), null, at);
        foreach (var kind in new[] { ReturneeDocumentKind.IdentityCard, ReturneeDocumentKind.FamilyCard })
            returnee.AddDocument(Id<ReturneeDocument>.New(), kind, Id<Domain.Documents.StoredFile>.New(), at);
        return returnee;
    }

    public static Upload Upload(string fileName = "ktp.png", byte[]? content = null)
    {
        var bytes = content ?? Png();
        return new Upload(fileName, new MemoryStream(bytes), bytes.Length);
    }

    /// <summary>One page that says what it is.</summary>
    public static byte[] Pdf(string extra = "") =>
        Encoding.Latin1.GetBytes(
            "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
                + "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
                + "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n"
                + extra
                + "trailer\n<< /Root 1 0 R >>\n%%EOF\n"
        );

    private static string Next(int digits) =>
        (Interlocked.Increment(ref _people) * 7919L % (long)Math.Pow(10, digits))
            .ToString(CultureInfo.InvariantCulture)
            .PadLeft(digits, '1');
}
