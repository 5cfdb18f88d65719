using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Payments;

public sealed class ImportingAStatementTests : SiteTest
{
    private static readonly BankLine[] Two =
    [
        new(new(2026, 11, 18), "Setoran tunai", 1_500_000, "A1"),
        new(new(2026, 11, 19), "BIAYA ADM", -7_500, "A2"),
    ];

    [Fact]
    public async Task A_file_is_looked_at_mapped_and_imported_on_its_pages()
    {
        var fund = await AFund();
        await Given.AFundAccount(Site, fund);
        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var upload = (await maker.Open("/workspace/statements/new")).Form();

        var looked = await upload
            .Choose("Fund", fund.ToString())
            .Attach("File", "mutasi.csv", Make.StatementFile(Two))
            .Submit();
        looked.ShouldShow("mutasi.csv").ShouldShow("Bank Banten");
        (await Site.Db(db => db.Set<StatementLine>().CountAsync())).ShouldBe(0);

        var mapping = await looked.Follow(SiteTexts.Of("payments.edit-mapping", "id"));
        mapping.ShouldShow("Setoran tunai");
        var read = await FillIn(mapping.Form()).Submit();
        read.ShouldShowText("payments.mapping-saved").ShouldShow("Rp1.500.000").ShouldShow("−Rp7.500");
        (await Site.Db(db => db.Set<StatementLine>().CountAsync())).ShouldBe(
            0,
            "nothing is stored before import is pressed"
        );

        var started = await read.Form(SiteTexts.Of("payments.import", "id")).Submit();
        started.ShouldShowText("payments.import-started");
        await Site.DrainOutbox();

        var statement = await Site.Db(db => db.Set<Statement>().AsNoTracking().SingleAsync());
        (statement.Status, statement.NewLines, statement.PlacedLines).ShouldBe((StatementStatus.Done, 2, 2));
        (await maker.Open($"/workspace/statements/{statement.Id}")).ShouldShowText("payments.import-done");
        (await maker.Open("/workspace/suspense")).ShouldShow("Setoran tunai").ShouldShow("BIAYA ADM");
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_are_shown_and_nothing_is_imported()
    {
        var fund = await AFund();
        var broken = Encoding.UTF8.GetString(Make.StatementFile(Two)).Replace("19/11/2026", "kemarin");
        var maker = await Site.Staff(Role.TreasuryMaker);
        var statement = await Given.AnUploadedStatement(Site, fund, Encoding.UTF8.GetBytes(broken), maker);

        var page = await (await Site.As(maker)).Open($"/workspace/statements/{statement}");
        page.ShouldShow("kemarin")
            .ShouldShowText("payments.row-date")
            .ShouldNotShow(SiteTexts.Of("payments.import", "id") + "<");

        var refused = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new StartStatementImport(statement), maker)
        );
        refused.Rule.ShouldBe(PaymentRules.StatementWithoutErrors);
        (await Site.Db(db => db.Set<StatementLine>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_file_again_and_files_that_overlap_double_nothing()
    {
        var fund = await AFund();
        await Given.AnImportedStatement(Site, fund, Two);
        await Given.AnImportedStatement(Site, fund, Two);
        BankLine[] later = [.. Two, new(new(2026, 11, 20), "Setoran", 500_000, "A3")];
        var third = await Given.AnImportedStatement(Site, fund, later);

        (await Site.Db(db => db.Set<StatementLine>().CountAsync())).ShouldBe(3);
        var statement = await Site.Db(db => db.Set<Statement>().SingleAsync(s => s.Id == third));
        (statement.KnownLines, statement.NewLines).ShouldBe((2, 1));
        (await Suspense("APBD26")).ShouldBe(1_500_000 - 7_500 + 500_000);
    }

    [Fact]
    public async Task Two_overlapping_files_imported_at_once_double_nothing()
    {
        var fund = await AFund();
        await Given.AFundAccount(Site, fund);
        var maker = await Site.Staff(Role.TreasuryMaker);
        var lines = Enumerable
            .Range(0, 300)
            .Select(i => new BankLine(new(2026, 11, 1), $"Setoran {i}", 1000 + i, $"B{i}"))
            .ToList();
        foreach (var file in new[] { lines, lines[..250] })
        {
            var statement = await Given.AnUploadedStatement(Site, fund, Make.StatementFile(file), maker);
            await Site.Send(new StartStatementImport(statement), maker);
        }

        await Task.WhenAll(Site.DrainOutbox(), Site.DrainOutbox());

        (await Site.Db(db => db.Set<StatementLine>().CountAsync())).ShouldBe(300);
        (await Site.Db(db => db.Set<Statement>().CountAsync(s => s.Status == StatementStatus.Done))).ShouldBe(2);
        (await Site.Db(db => db.LedgerEvents.CountAsync())).ShouldBe(300);
    }

    [Fact]
    public async Task A_mapping_that_tells_lines_apart_by_other_columns_may_not_touch_imported_days()
    {
        var fund = await AFund();
        var maker = await Site.Staff(Role.TreasuryMaker);
        await Given.AnImportedStatement(Site, fund, Two, maker);
        var statement = await Given.AnUploadedStatement(Site, fund, Make.StatementFile(Two), maker);
        await Site.Send(
            new SaveStatementMapping(statement, Make.StatementFormat() with { ReferenceColumn = null }),
            maker
        );

        var refused = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new StartStatementImport(statement), maker)
        );
        refused.Rule.ShouldBe(PaymentRules.StatementOneKey);
        (await Site.Db(db => db.Set<StatementMapping>().Select(m => m.VersionNo).ToListAsync())).ShouldBe(
            [1, 2],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task The_same_mapping_saved_again_is_no_new_version_and_an_incomplete_one_is_refused()
    {
        var fund = await AFund();
        var maker = await Site.Staff(Role.TreasuryMaker);
        var statement = await Given.AnUploadedStatement(Site, fund, Make.StatementFile(Two), maker);
        await Site.Send(new SaveStatementMapping(statement, Make.StatementFormat()), maker);
        (await Site.Db(db => db.Set<StatementMapping>().CountAsync())).ShouldBe(1);

        var page = await (await Site.As(maker)).Open($"/workspace/statements/{statement}/mapping");
        var refused = await page.Form().Fill("CreditColumn", "").Submit();
        refused.ShouldShowRule(PaymentRules.MappingNamesAmounts);
    }

    [Fact]
    public async Task Only_text_is_taken_and_only_for_funds_with_an_account()
    {
        var fund = await AFund();
        var maker = await Site.Staff(Role.TreasuryMaker);
        var refused = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new UploadStatement(fund, Make.Upload("mutasi.csv", Make.StatementFile(Two))), maker)
        );
        refused.Rule.ShouldBe(PaymentRules.StatementNeedsFundAccount);

        await Given.AFundAccount(Site, fund);
        var page = (await (await Site.As(maker)).Open("/workspace/statements/new")).Form();
        var noise = await page.Choose("Fund", fund.ToString()).Attach("File", "mutasi.csv", Make.Png()).Submit();
        noise.ShouldShowRule(PaymentRules.StatementIsText);
    }

    [Fact]
    public async Task Import_pressed_twice_runs_once_and_a_discarded_file_is_not_imported()
    {
        var fund = await AFund();
        var maker = await Site.Staff(Role.TreasuryMaker);
        var statement = await Given.AnUploadedStatement(Site, fund, Make.StatementFile(Two), maker);
        var form = (await (await Site.As(maker)).Open($"/workspace/statements/{statement}")).Form(
            SiteTexts.Of("payments.import", "id")
        );
        await form.Submit();
        await form.Submit();
        await Site.DrainOutbox();
        (await Site.Db(db => db.Set<StatementLine>().CountAsync())).ShouldBe(2);

        var other = await Given.AnUploadedStatement(Site, fund, Make.StatementFile(Two), maker);
        await Site.Send(new DiscardStatement(other), maker);
        await Should.ThrowAsync<RuleBrokenException>(() => Site.Send(new StartStatementImport(other), maker));
    }

    [Fact]
    public async Task An_import_left_halfway_goes_on_where_it_stopped()
    {
        var fund = await AFund();
        var maker = await Site.Staff(Role.TreasuryMaker);
        var lines = Enumerable
            .Range(0, 1_250)
            .Select(i => new BankLine(new(2026, 11, 2), $"Setoran {i}", 1000 + i, $"C{i}"));
        var statement = await Given.AnUploadedStatement(Site, fund, Make.StatementFile(lines), maker);
        await Site.Send(new StartStatementImport(statement), maker);
        (await Site.Send(new CarryOnStatement(statement))).Finished.ShouldBeFalse();
        (await Site.Db(db => db.Set<StatementLine>().CountAsync())).ShouldBe(1000);

        var page = await (await Site.As(maker)).Open($"/workspace/statements/{statement}");
        page.ShouldShowText("payments.import-progress", "1.000", "1.250", "0");
        (await page.Form(SiteTexts.Of("payments.resume", "id")).Submit()).ShouldShowText("payments.import-resumed");
        await Site.DrainOutbox();

        var done = await Site.Db(db => db.Set<Statement>().AsNoTracking().SingleAsync());
        (done.Status, done.NewLines, done.PlacedLines).ShouldBe((StatementStatus.Done, 1250, 1250));
        (await Site.Db(db => db.LedgerEvents.CountAsync())).ShouldBe(1250);
    }

    [Theory]
    [InlineData(Role.TreasuryChecker)]
    [InlineData(Role.Officer)]
    public async Task Only_who_matches_statements_brings_them_in(Role role)
    {
        var fund = await AFund();
        await Given.AFundAccount(Site, fund);
        var actor = await Site.Staff(role);
        (await (await Site.As(actor)).Get("/workspace/statements/new")).ShouldBe(HttpStatusCode.Forbidden);
        await Should.ThrowAsync<ForbiddenException>(() =>
            Site.Send(new UploadStatement(fund, Make.Upload("mutasi.csv", Make.StatementFile(Two))), actor)
        );
    }

    [Fact]
    public async Task Who_works_for_one_region_finds_no_statement_and_no_file()
    {
        var fund = await AFund();
        var statement = await Given.AnImportedStatement(Site, fund, Two);
        var file = await Site.Db(db => db.Set<Statement>().Select(s => s.FileId).SingleAsync());
        var visitor = await Site.As(await Site.Staff(Role.TreasuryMaker, RegionCode.Parse("3601")));

        (await visitor.Get($"/workspace/statements/{statement}")).ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Fetch($"/files/{file}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Open("/workspace/suspense")).ShouldNotShow("Setoran tunai");
    }

    private static TestKit.Pages.PageForm FillIn(TestKit.Pages.PageForm form) =>
        form.Fill("Separator", nameof(ColumnSeparator.Semicolon))
            .Fill("Notation", nameof(AmountNotation.DotsForThousands))
            .Fill("ReferenceColumn", "3")
            .Choose("Direction", nameof(DirectionStyle.DebitAndCredit))
            .Fill("DebitColumn", "4")
            .Fill("CreditColumn", "5")
            .Fill("BalanceColumn", "6");

    private Task<Id<FundSource>> AFund() => Given.AFundSource(Site, "APBD26");

    /// <summary>What stands in suspense by the books: what came less what went.</summary>
    private Task<long> Suspense(string fund) =>
        Site.Db(async db =>
        {
            var account = Domain.Ledger.Account.Suspense(fund);
            var transfers = await db.LedgerEvents.AsNoTracking().SelectMany(e => e.Transfers).ToListAsync();
            return transfers.Where(t => t.Credit == account).Sum(t => t.Amount.Rupiah)
                - transfers.Where(t => t.Debit == account).Sum(t => t.Amount.Rupiah);
        });
}
