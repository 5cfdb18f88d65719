using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Xunit;

namespace PmiEmas.Site.Tests.Documents;

public sealed class KeepingFilesTests : SiteTest
{
    [Fact]
    public async Task A_paper_is_downloaded_by_its_owner_and_staff_who_see_the_file_and_by_nobody_else()
    {
        var given = await Given.ASubmittedReturnee(Site);
        var file = await Site.Db(db => db.Files.FirstAsync());

        (await StatusFor(given.Actor)).ShouldBe(HttpStatusCode.OK);
        (await StatusFor(await Site.Staff(Role.Officer))).ShouldBe(HttpStatusCode.OK);
        (await StatusFor(await Site.Staff(Role.Officer, RegionCode.Parse("3601")))).ShouldBe(HttpStatusCode.NotFound);
        (await StatusFor((await Given.ARegisteredReturnee(Site)).Actor)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusFor(await Site.Staff(Role.Reviewer))).ShouldBe(HttpStatusCode.NotFound);
        using var anonymous = await Site.Visitor().Fetch($"/files/{file.Id}");
        anonymous.StatusCode.ShouldNotBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> StatusFor(TestActor actor)
        {
            using var answer = await (await Site.As(actor)).Fetch($"/files/{file.Id}");
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_download_is_an_attachment_that_cannot_run()
    {
        var given = await Given.ASubmittedReturnee(Site);
        var file = await Site.Db(db => db.Files.FirstAsync());

        using var answer = await (await Site.As(given.Actor)).Fetch($"/files/{file.Id}");

        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe("sandbox; default-src 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
    }

    [Fact]
    public async Task A_paper_that_staff_opens_is_told_to_its_owner()
    {
        var given = await Given.ASubmittedReturnee(Site);
        var file = await Site.Db(db => db.Files.FirstAsync());
        var officer = await Site.Staff(Role.Officer);
        using var opened = await (await Site.As(officer)).Fetch($"/files/{file.Id}");
        using var own = await (await Site.As(given.Actor)).Fetch($"/files/{file.Id}");

        (await (await Site.As(given.Actor)).Open("/portal/who-looked")).ShouldShow(officer.Name);
        (await Site.Db(db => db.Set<DataAccess>().CountAsync())).ShouldBe(1);
    }

    [Theory]
    [InlineData("foto.svg", "<svg onload='alert(1)'/>", "documents.file-known-type")]
    [InlineData("surat.pdf.exe", "MZ", "documents.file-known-type")]
    [InlineData("foto.jpg", "<html><script>alert(1)</script>", "documents.file-is-what-it-says")]
    [InlineData("foto.png", "%PDF-1.4\n%%EOF", "documents.file-is-what-it-says")]
    [InlineData("../../../etc/passwd", "root:x", "documents.file-known-type")]
    public async Task A_file_that_is_not_what_it_says_is_refused(string name, string content, string rule) =>
        (await Refused(name, Encoding.UTF8.GetBytes(content))).ShouldBe(rule);

    [Fact]
    public async Task A_file_above_the_limit_is_refused_whatever_length_was_told()
    {
        var large = new byte[FileRules.MostBytes + 1];
        (await Refused("foto.png", large)).ShouldBe(FileRules.NotTooLarge.Code);
        (await Refused("foto.png", large, told: 10)).ShouldBe(FileRules.NotTooLarge.Code);
    }

    [Theory]
    [InlineData("4 0 obj\n<< /S /JavaScript /JS (app.alert\\(1\\)) >>\nendobj\n")]
    [InlineData("4 0 obj\n<< /S /J#61vaScript >>\nendobj\n")]
    [InlineData("4 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj\n")]
    [InlineData("4 0 obj\n<< /Type /EmbeddedFile >>\nendobj\n")]
    public async Task A_PDF_that_can_act_is_refused(string part) =>
        (await Refused("surat.pdf", Make.Pdf(part))).ShouldBe(FileRules.NothingActive.Code);

    [Fact]
    public async Task A_PDF_that_hides_its_action_in_a_packed_object_is_refused()
    {
        using var packed = new MemoryStream();
        using (
            var zip = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Optimal, true)
        )
            zip.Write("4 0 << /S /JavaScript /JS (x) >>"u8);
        var stream = Encoding.Latin1.GetString(packed.ToArray());

        var rule = await Refused(
            "surat.pdf",
            Make.Pdf($"5 0 obj\n<< /Type /ObjStm /N 1 /First 4 >>\nstream\n{stream}\nendstream\nendobj\n")
        );

        rule.ShouldBe(FileRules.NothingActive.Code);
        (await Refused("surat.pdf", Make.Pdf("5 0 obj\n<< /Encrypt 6 0 R >>\nendobj\n"))).ShouldBe(
            FileRules.NotLocked.Code
        );
    }

    [Fact]
    public async Task A_picture_with_too_many_pixels_is_refused_before_it_is_opened()
    {
        using var large = new Image<L8>(8_000, 6_000);
        using var bomb = new MemoryStream();
        await large.SaveAsPngAsync(bomb, TestContext.Current.CancellationToken);
        var photo = Make.Jpeg();
        // Height and width of a JPEG stand behind its frame mark.
        var frame = photo.AsSpan().IndexOf((byte[])[0xFF, 0xC0, 0x00, 0x11]);
        photo.AsSpan(frame + 5, 4).Fill(0xFF);

        (await Refused("foto.png", bomb.ToArray())).ShouldBe(FileRules.NotTooManyPixels.Code);
        (await Refused("foto.jpg", photo)).ShouldBe(FileRules.NotTooManyPixels.Code);
    }

    [Fact]
    public async Task A_picture_keeps_its_pixels_and_loses_everything_else()
    {
        var kept = await Kept("foto.png", Make.TalkativePng());

        ShouldSayNothing(kept);
        using var picture = Image.Load<Rgb24>(kept);
        (picture.Width, picture.Height).ShouldBe((32, 16));
        picture[3, 8].ShouldBe(new Rgb24(255, 0, 0));
        picture[28, 8].ShouldBe(new Rgb24(0, 0, 255));
        (await Kept("foto.png", kept)).ShouldBe(kept);
    }

    [Fact]
    public async Task A_photo_is_turned_the_right_way_up_and_loses_where_it_was_taken()
    {
        Encoding.Latin1.GetString(Make.Jpeg(orientation: 6)).ShouldContain("GPS-RUMAH");

        var kept = await Kept("foto.jpeg", Make.Jpeg(orientation: 6));

        ShouldSayNothing(kept);
        kept[^2..].ShouldBe([0xFF, 0xD9]);
        using var picture = Image.Load<Rgb24>(kept);
        picture.Metadata.ExifProfile.ShouldBeNull();
        // The left side, red, is up now.
        (picture.Width, picture.Height).ShouldBe((16, 32));
        picture[8, 3].R.ShouldBeGreaterThan((byte)200);
        picture[8, 28].B.ShouldBeGreaterThan((byte)200);
    }

    [Fact]
    public async Task A_widepicture_is_made_smaller()
    {
        using var wide = new Image<L8>(5_000, 500);
        using var file = new MemoryStream();
        await wide.SaveAsJpegAsync(file, TestContext.Current.CancellationToken);

        var kept = Image.Identify(await Kept("foto.jpg", file.ToArray()));

        (kept.Width, kept.Height).ShouldBe((FileRules.LongestSide, 351));
    }

    [Fact]
    public async Task A_photo_cut_short_is_refused()
    {
        var photo = Make.Jpeg();
        var end = photo.AsSpan().LastIndexOf((byte[])[0xFF, 0xD9]);
        (await Refused("foto.jpg", photo[..end])).ShouldBe(FileRules.Readable.Code);
        (await Refused("foto.jpg", photo[..200])).ShouldBe(FileRules.Readable.Code);
        (await Refused("foto.png", Make.Png()[..^6])).ShouldBe(FileRules.Readable.Code);
    }

    [Fact]
    public async Task A_damaged_picture_is_refused_or_written_anew_and_never_an_accident()
    {
        var chance = new Random(20261120);
        var refused = 0;
        foreach (var (name, whole) in new[] { ("foto.jpg", Make.Jpeg(6)), ("foto.png", Make.TalkativePng()) })
            for (var i = 0; i < 500; i++)
            {
                var damaged = (byte[])whole.Clone();
                for (var n = chance.Next(1, 6); n > 0; n--)
                    damaged[chance.Next(8, damaged.Length)] = (byte)chance.Next(256);
                try
                {
                    ShouldSayNothing(await Kept(name, damaged));
                }
                catch (RuleBrokenException)
                {
                    refused++;
                }
            }

        refused.ShouldBeInRange(100, 900);
    }

    [Fact]
    public async Task A_hostile_name_is_kept_harmless()
    {
        var passed = await Gate.Check(Make.Upload("..\\..\\a\u202Egnp.\u0000x<b>.png"), CancellationToken.None);

        passed.FileName.ShouldBe("agnp.xb.png");
        (
            await Gate.Check(Make.Upload(new string('a', 300) + ".png"), CancellationToken.None)
        ).FileName.Length.ShouldBeLessThan(120);
    }

    [Fact]
    public async Task A_refused_upload_says_why_beside_its_field()
    {
        var me = await Site.As((await Given.ARegisteredReturnee(Site)).Actor);

        var page = await (await me.Open("/portal/profile/documents"))
            .Form("Unggah")
            .Fill("Kind", "Photo")
            .Attach("File", "foto.jpg", "GIF89a"u8.ToArray(), "image/jpeg")
            .Submit();

        page.ShouldShowError("File").ShouldShowRule(FileRules.IsWhatItSays);
    }

    private static void ShouldSayNothing(byte[] picture)
    {
        var text = Encoding.Latin1.GetString(picture);
        foreach (var word in new[] { "GPS", "rumah", "script", "Exif" })
            text.ShouldNotContain(word);
    }

    private IUploadGate Gate => Site.Services.GetRequiredService<IUploadGate>();

    private async Task<byte[]> Kept(string name, byte[] content) =>
        (await Gate.Check(Make.Upload(name, content), CancellationToken.None)).Content;

    private async Task<string> Refused(string name, byte[] content, long? told = null)
    {
        var upload = new Upload(name, new MemoryStream(content), told ?? content.Length);
        var broken = await Should.ThrowAsync<RuleBrokenException>(() => Gate.Check(upload, CancellationToken.None));
        broken.Field.ShouldBe("File");
        return broken.Rule.Code;
    }
}
