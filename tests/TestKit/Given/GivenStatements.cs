using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.TestKit;

public static partial class Given
{
    /// <summary>The bank account of a fund source.</summary>
    public static async Task<Id<FundAccount>> AFundAccount(TestSite site, Id<FundSource> fund, string bank = "137") =>
        await site.Send(
            new SetFundAccount(fund, bank, Make.AccountNumber(), "BP3MI Banten", "umum"),
            await site.Staff(Role.TreasuryChecker)
        );

    /// <summary>A statement that was looked at and can be imported.</summary>
    public static async Task<Id<Statement>> AnUploadedStatement(
        TestSite site,
        Id<FundSource> fund,
        byte[] file,
        TestActor? by = null
    )
    {
        if (!await site.Db(db => db.Set<FundAccount>().AnyAsync(a => a.FundSourceId == fund)))
            await AFundAccount(site, fund);
        var maker = by ?? await site.Staff(Role.TreasuryMaker);
        var statement = await site.Send(new UploadStatement(fund, Make.Upload("mutasi.csv", file)), maker);
        await site.Send(new SaveStatementMapping(statement, Make.StatementFormat()), maker);
        return statement;
    }

    /// <summary>A statement whose lines are stored, matched where certain, else in suspense.</summary>
    public static async Task<Id<Statement>> AnImportedStatement(
        TestSite site,
        Id<FundSource> fund,
        IEnumerable<BankLine> lines,
        TestActor? by = null
    )
    {
        var maker = by ?? await site.Staff(Role.TreasuryMaker);
        var statement = await AnUploadedStatement(site, fund, Make.StatementFile(lines), maker);
        await site.Send(new StartStatementImport(statement), maker);
        await site.DrainOutbox();
        if (
            await site.Db(db =>
                db.Set<Statement>().AnyAsync(s => s.Id == statement && s.Status != StatementStatus.Done)
            )
        )
        {
            var errors = await site.Db(db =>
                db.Database.SqlQuery<string>(
                        $"select last_error as \"Value\" from outbox.item where last_error is not null"
                    )
                    .ToListAsync()
            );
            throw new InvalidOperationException($"The import did not come to its end: {string.Join(" | ", errors)}");
        }

        return statement;
    }

    /// <summary>The fund a loan's money is of.</summary>
    public static Task<Id<FundSource>> FundOf(TestSite site, GivenLoan loan) =>
        site.Db(db => db.Loans.Where(l => l.Id == loan.Id).Select(l => l.FundSourceId).SingleAsync());

    public static Task<StatementLine> OnlyLine(TestSite site) =>
        site.Db(db => db.Set<StatementLine>().AsNoTracking().SingleAsync());
}
