using System.Globalization;
using System.IO.Compression;
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

    /// <summary>A grey square, as a real image.</summary>
    public static byte[] Png(int side = 8)
    {
        using var pixels = new MemoryStream();
        using (var packed = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true))
            for (var row = 0; row < side; row++)
                packed.Write([0, .. Enumerable.Repeat((byte)128, side)]);
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        file.Write(PngChunk("IHDR", [0, 0, 0, (byte)side, 0, 0, 0, (byte)side, 8, 0, 0, 0, 0]));
        file.Write(PngChunk("IDAT", pixels.ToArray()));
        file.Write(PngChunk("IEND", []));
        return file.ToArray();
    }

    /// <summary>A structurally whole photo as phones make them: place and script in its metadata, a script behind its end.</summary>
    public static byte[] Jpeg(int orientation = 1)
    {
        byte[] exif =
        [
            .. "Exif\0\0II*\0"u8,
            8,
            0,
            0,
            0,
            1,
            0,
            0x12,
            0x01,
            3,
            0,
            1,
            0,
            0,
            0,
            (byte)orientation,
            0,
            0,
            0,
            .. "GPS <script>alert(1)</script>"u8,
        ];
        return
        [
            0xFF,
            0xD8,
            .. Segment(0xE1, exif),
            .. Segment(0xFE, "GPS comment"u8),
            .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
            .. Segment(0xC0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]),
            .. Segment(0xC4, [0, 1, .. new byte[15], 0]),
            .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]),
            .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
            0x2A,
            0xFF,
            0x00,
            0x1B,
            0xFF,
            0xD9,
            .. "<script>alert(1)</script>"u8,
        ];

        static byte[] Segment(byte marker, ReadOnlySpan<byte> data) =>
            [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];
    }

    public static byte[] PngChunk(string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        return [.. BigEndian((uint)data.Length), .. named, .. BigEndian(Infrastructure.Files.Crc32.Of(named))];
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

    private static byte[] BigEndian(uint number) =>
        [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];
}
