using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure.Database;
using PmiEmas.Infrastructure.Identity;
using PmiEmas.Infrastructure.Protection;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Reliability;

/// <summary>The database goes away: at the commit, by a restart, by a kill. The same key is sent again; every payment counts once.</summary>
[TakesLong]
public sealed class DatabaseFaultTests(SitePool pool)
{
    [Theory]
    [InlineData(false, "the connection was cut before the commit")]
    [InlineData(true, "the answer to the commit was lost")]
    public async Task A_connection_cut_at_the_commit_is_resolved_by_the_key(bool committed, string why)
    {
        var cut = new CutAtCommit(committed);
        await using var site = await TestSite.Start(
            await pool.Postgres.Clone(),
            services => services.ConfigureDbContext<ProgrammeDb>(options => options.AddInterceptors(cut))
        );
        var given = await Given.ADisbursedLoan(site, LoanMethod.Flat);
        var (treasurer, key) = (await site.Staff(Role.TreasuryMaker), Guid.CreateVersion7());
        cut.Armed = true;

        Id<Receipt>? first = null;
        try
        {
            first = await Pay(site, given, treasurer, key);
        }
        catch (Exception e) when (e is not ShouldAssertException)
        {
            cut.Armed.ShouldBeFalse(why);
        }
        var second = await Pay(site, given, treasurer, key);

        if (first is not null)
            second.ShouldBe(first.Value);
        (await Count(site, given)).ShouldBe(1);
        await ShouldBeSound(site);
    }

    [Fact]
    public async Task Payments_go_on_after_the_server_was_killed_and_restarted_and_none_is_lost_or_doubled()
    {
        var folder = Path.Combine(Path.GetTempPath(), "pmi-emas-fault-" + Guid.CreateVersion7().ToString("n")[..12]);
        var server = await EmbeddedPostgres.StartAsync(folder);
        try
        {
            await Migrate(server.ConnectionString());
            await using var site = await TestSite.Start(server.ConnectionString() + ";Maximum Pool Size=10");
            var given = await Given.ADisbursedLoan(site, LoanMethod.Flat);
            var treasurer = await site.Staff(Role.TreasuryMaker);
            foreach (var signal in new[] { "-KILL", "-INT" })
            {
                var before = await Count(site, given);
                var payments = Enumerable
                    .Range(0, 4)
                    .Select(_ => Task.Run(() => PayUntilDone(site, given, treasurer, payments: 8)))
                    .ToList();
                await Task.Delay(300);
                Signal(server.DataFolder, signal);
                await server.DisposeAsync();
                var recovered = Stopwatch.StartNew();
                server = await EmbeddedPostgres.StartAsync(folder);
                await Pay(site, given, treasurer, Guid.CreateVersion7(), patience: TimeSpan.FromSeconds(30));
                recovered.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), signal);
                await Task.WhenAll(payments);

                (await Count(site, given)).ShouldBe(before + 4 * 8 + 1, signal);
                await ShouldBeSound(site);
            }
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await server.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task The_server_ends_a_transaction_that_stands_still_so_that_a_frozen_program_holds_no_lock_for_long()
    {
        await using var site = await TestSite.Start(await pool.Postgres.Clone());
        var limit = site.Db(db =>
            db.Database.SqlQuery<string>($"select current_setting('idle_in_transaction_session_timeout') as \"Value\"")
                .SingleAsync()
        );
        (await limit).ShouldBe("15s");
    }

    private static async Task PayUntilDone(TestSite site, GivenLoan given, TestActor treasurer, int payments)
    {
        for (var i = 0; i < payments; i++)
            await Pay(site, given, treasurer, Guid.CreateVersion7(), patience: TimeSpan.FromSeconds(60));
    }

    /// <summary>Presses with the key, and with the same one again while the database does not answer.</summary>
    private static async Task<Id<Receipt>> Pay(
        TestSite site,
        GivenLoan given,
        TestActor treasurer,
        Guid key,
        TimeSpan patience = default
    )
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await site.InScope(
                    services =>
                    {
                        services.GetRequiredService<OnceKey>().Set(key);
                        return services
                            .GetRequiredService<MediatR.IMediator>()
                            .Send(
                                new RecordRepayment(
                                    given.Id,
                                    new Money(10_000),
                                    site.Clock.Today(),
                                    ReceiptMethod.Cash,
                                    null,
                                    null
                                )
                            );
                    },
                    treasurer
                );
            }
            catch (Exception e) when (e is not RuleBrokenException && waited.Elapsed < patience)
            {
                await Task.Delay(100);
            }
        }
    }

    private static void Signal(string data, string signal)
    {
        var postmaster = File.ReadLines(Path.Combine(data, "postmaster.pid")).First();
        using var kill = Process.Start(
            "kill",
            [signal, int.Parse(postmaster, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)]
        );
        kill.WaitForExit();
    }

    private static async Task Migrate(string connection)
    {
        var options = new DbContextOptionsBuilder<ProgrammeDb>()
            .UseNpgsql(connection + ";Pooling=false")
            .UseCipher(new FieldCipher(TestPostgres.Keys))
            .Options;
        await using var db = new ProgrammeDb(options);
        await db.Migrate(CancellationToken.None);
    }

    private static Task<int> Count(TestSite site, GivenLoan given) =>
        site.Db(db => db.Loans.Where(l => l.Id == given.Id).SelectMany(l => l.Repayments).CountAsync());

    private static async Task ShouldBeSound(TestSite site) =>
        (await site.Send(new VerifyLedger(), await site.Staff(Role.Auditor))).IsSound.ShouldBeTrue();

    /// <summary>Ends the connection's server process right before the commit, or loses the answer right after it; once.</summary>
    private sealed class CutAtCommit(bool afterwards) : DbTransactionInterceptor
    {
        public bool Armed { get; set; }

        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        )
        {
            if (Armed && !afterwards)
            {
                Armed = false;
                var own = (NpgsqlConnection)transaction.Connection!;
                await using var other = new NpgsqlConnection(eventData.Context!.Database.GetConnectionString());
                await other.OpenAsync(cancellationToken);
                await using var end = new NpgsqlCommand("select pg_terminate_backend($1)", other);
                end.Parameters.AddWithValue(own.ProcessID);
                await end.ExecuteNonQueryAsync(cancellationToken);
            }
            return result;
        }

        public override async Task TransactionCommittedAsync(
            DbTransaction transaction,
            TransactionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            if (Armed && afterwards)
            {
                Armed = false;
                await Task.Yield();
                throw new NpgsqlException("The connection was lost.");
            }
        }
    }
}
