using Microsoft.EntityFrameworkCore;
using Npgsql;
using PmiEmas.Application.Ledger;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Ledger;

public sealed class ProvingTheBooksTests : SiteTest
{
    [Fact]
    public async Task Books_that_nobody_touched_are_sound()
    {
        var grant = await Given.APayableGrant(Site);
        await Given.APaidTranche(Site, grant);
        await Given.ADisbursedLoan(Site);

        var proof = await Site.Send(new VerifyLedger());

        proof.Checks.Where(c => c.Faults > 0).ShouldBeEmpty();
        proof.Events.ShouldBeGreaterThan(4);
        var visitor = await Site.As(await Site.Staff(Role.Auditor));
        (await visitor.Open("/workspace/ledger/proof")).ShouldShowText("ledger.sound");
    }

    [Theory]
    [InlineData("update ledger.transfer set amount = amount + 1 where debit like 'grants-paid:%'", "content-hash")]
    [InlineData("update ledger.event set effective_on = effective_on - 1 where kind = 'GrantPaid'", "content-hash")]
    [InlineData(
        "update ledger.balance set amount = amount + 1 where account like 'grants-paid:%'",
        "balances-recompute"
    )]
    [InlineData("delete from ledger.balance where account like 'committed:%'", "balances-recompute")]
    [InlineData("delete from ledger.transfer where debit like 'grants-paid:%'", "event-complete")]
    [InlineData("update ledger.balance set amount = -1 where account like 'spent:%'", "never-negative")]
    [InlineData("""update grants."grant" set refunded = 1""", "grants-agree")]
    [InlineData("update loans.loan set outstanding_principal = outstanding_principal - 1", "loans-agree")]
    public async Task Whoever_changes_the_books_behind_the_triggers_is_found(string tampering, string check)
    {
        await Given.APaidTranche(Site, await Given.APayableGrant(Site));
        await Given.ADisbursedLoan(Site);
        var behind = "begin; set local session_replication_role = replica; " + tampering + "; commit;";
        await Site.Db(db => db.Database.ExecuteSqlRawAsync(behind));

        var proof = await Site.Send(new VerifyLedger());

        proof.IsSound.ShouldBeFalse();
        proof.Checks.Single(c => c.Name == check).Faults.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_verb_ends_with_0_for_sound_books_and_with_1_for_others()
    {
        var database = await Pool.Postgres.Clone();
        var settings = new Dictionary<string, string> { ["ConnectionStrings__Programme"] = database };
        var (code, output, errors) = await SiteProcess.Run(["verify-ledger"], settings);
        code.ShouldBe(0, errors);
        output.ShouldContain("The books are sound.");

        await using (var source = NpgsqlDataSource.Create(database))
        await using (var tampering = source.CreateCommand("insert into ledger.balance values ('spent:PGL-X', 5)"))
            await tampering.ExecuteNonQueryAsync();

        (code, output, _) = await SiteProcess.Run(["verify-ledger"], settings);
        code.ShouldBe(1);
        output.ShouldContain("FAULT balances-recompute");
        output.ShouldContain("spent:PGL-X");
    }
}
