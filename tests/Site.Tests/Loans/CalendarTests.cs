using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Loans;

public sealed class CalendarTests : SiteTest
{
    private const string File2027 = """
        Tanggal;Jenis;Nama
        2027-01-01;Libur nasional;Tahun Baru 2027
        10/03/2027;cuti bersama;Cuti bersama Idulfitri
        2027-03-13;Hari kerja pengganti;Sabtu masuk
        """;

    [Fact]
    public async Task The_decree_of_2026_is_there_from_the_start()
    {
        var page = await Manager("/workspace/calendar/2026");
        page.ShouldShow("25 hari");
        page.ShouldShow("Hari Raya Natal");
        var years = await Site.Send(new CalendarYears());
        years.Years.ShouldHaveSingleItem().ShouldBe(new CalendarYearRow(2026, 17, 8, 0));
    }

    [Fact]
    public async Task A_day_moves_what_is_payable_in_new_schedules_and_leaves_signed_ones_alone()
    {
        var signed = await Given.APayableLoan(Site);
        var before = await PayableOf(signed);
        var page = await Manager("/workspace/calendar/2027");
        page = await Add(page, "2027-01-20", "Pemilu kepala desa");

        page.ShouldShow("Pemilu kepala desa");
        (await PayableOf(signed)).ShouldBe(before);
        before[1].ShouldBe(new DateOnly(2027, 1, 20));
        (await PayableOf(await Given.APayableLoan(Site)))[1].ShouldBe(new DateOnly(2027, 1, 21));
    }

    [Fact]
    public async Task A_day_is_corrected_and_taken_out_again()
    {
        var page = await Manager("/workspace/calendar/2026");
        page = await Add(page, "2026-12-25", "Natal");
        page.ShouldShow("25 hari");
        page.ShouldNotShow("Hari Raya Natal");
        page = await page.Form("[action$='/remove']").Submit();
        page.ShouldShow("24 hari");
        page.ShouldNotShow("Tahun Baru 2026");
    }

    [Fact]
    public async Task A_day_of_another_year_is_refused_beside_its_field()
    {
        var page = await Manager("/workspace/calendar/2027");
        page = await Add(page, "2026-12-31", "Malam tahun baru");
        page.ShouldShowError("On");
        page.ShouldShow("Tanggal harus dalam tahun 2027.");
    }

    [Fact]
    public async Task A_file_is_tried_first_and_then_replaces_the_year()
    {
        var page = await Manager("/workspace/calendar/2027");
        await Add(page, "2027-05-01", "Hari Buruh");
        page = await page.Visitor.Open("/workspace/calendar/2027/import");
        page = await page.Form().Attach("File", "libur.csv", Encoding.UTF8.GetBytes(File2027), "text/csv").Submit();

        page.ShouldShow("Yang akan terjadi (4 hari)");
        page.ShouldShow("dihapus");
        (await Days(2027)).ShouldBe(1);
        page = await page.Form("Simpan ke kalender").Submit();

        page.ShouldBeAt("/workspace/calendar/2027");
        page.ShouldShow("Sabtu masuk");
        page.ShouldNotShow("Hari Buruh");
        (await Days(2027)).ShouldBe(3);
    }

    [Fact]
    public async Task Wrong_lines_are_named_and_nothing_is_saved()
    {
        var page = await Manager("/workspace/calendar/2027/import");
        page = await page.Form()
            .Fill(
                "Csv",
                "2027-01-01,libur nasional,Tahun Baru\n2027-02-30,libur nasional,Salah\n2027-03-10,hari aneh,Salah\n2026-05-01,cuti bersama,Salah tahun\nsatu kolom"
            )
            .Submit();

        page.ShouldShow("4 baris salah");
        page.ShouldShow("Tanggal tidak terbaca");
        page.ShouldShow("Jenis tidak dikenal");
        page.ShouldShow("Tanggal harus dalam tahun 2027");
        page.ShouldShow("Tulis tiga kolom");
        page.Document.QuerySelector("form[action$='/import']").ShouldBeNull();
        await Should.ThrowAsync<RuleBrokenException>(async () =>
            await Site.Send(new ImportHolidays(2027, "satu kolom"), await Site.Staff(Role.TreasuryChecker))
        );
        (await Days(2027)).ShouldBe(0);
    }

    [Fact]
    public async Task What_goes_out_as_a_file_comes_back_in()
    {
        var page = await Manager("/workspace/calendar/2026");
        using var answer = await page.Visitor.Fetch("/workspace/calendar/2026/csv");
        var import = await Site.Send(new CheckHolidays(2026, await answer.Content.ReadAsStringAsync()));

        import.Faults.ShouldBeEmpty();
        import.Lines.Count.ShouldBe(25);
        import.Lines.ShouldAllBe(l => l.Change == HolidayChange.Unchanged);
    }

    [Fact]
    public async Task A_year_that_schedules_need_and_nobody_entered_is_said()
    {
        await Given.AnApprovedLoan(Site);
        var page = await Manager("/workspace/calendar");
        page.ShouldShow("Hari libur tahun 2027 belum diisi");
        (await page.Visitor.Open("/workspace/loan-products")).ShouldShow("Hari libur tahun 2027 belum diisi");
        (await page.Visitor.Open("/workspace")).ShouldShow("Isi hari libur tahun ini");

        await Site.Send(new ImportHolidays(2027, File2027), await Site.Staff(Role.Administrator));
        (await page.Visitor.Open("/workspace/calendar")).ShouldNotShow("belum diisi");
    }

    [Fact]
    public async Task Others_read_the_calendar_and_may_not_change_it()
    {
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await officer.Open("/workspace/calendar/2026");
        page.Document.QuerySelector("main form").ShouldBeNull();
        (await officer.Get("/workspace/calendar/2026/import")).ShouldBe(HttpStatusCode.Forbidden);
        (await officer.Get("/workspace/calendar/1066")).ShouldBe(HttpStatusCode.NotFound);
        (await (await Site.As(await Site.Staff(Role.Trainer))).Get("/workspace/calendar")).ShouldBe(
            HttpStatusCode.Forbidden
        );
    }

    private async Task<Page> Manager(string path) =>
        await (await Site.As(await Site.Staff(Role.TreasuryChecker))).Open(path);

    private static Task<Page> Add(Page page, string on, string name) =>
        page.Form("Tambah atau perbaiki hari").Fill("On", on).Fill("Name", name).Submit();

    private Task<int> Days(int year) =>
        Site.Db(db => db.Set<CalendarYear>().Where(y => y.Year == year).SelectMany(y => y.Days).CountAsync());

    private Task<List<DateOnly>> PayableOf(GivenLoan loan) =>
        Site.Db(db =>
            db.Loans.Where(l => l.Id == loan.Id)
                .SelectMany(l => l.Instalments)
                .OrderBy(i => i.No)
                .Select(i => i.PayableOn)
                .ToListAsync()
        );
}
