using System.Diagnostics;
using System.Net;
using Npgsql;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Host;

[TakesLong]
public sealed class ProgramTests(SitePool pool)
{
    [Fact]
    public async Task A_missing_setting_ends_the_start_with_one_sentence()
    {
        var (code, _, errors) = await SiteProcess.Run(
            ["serve"],
            new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" }
        );
        code.ShouldBe(2);
        errors.Trim().ShouldStartWith("The setting ConnectionStrings:Programme is missing: ");
        errors.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public async Task A_database_out_of_reach_ends_the_start_with_one_sentence()
    {
        var (code, _, errors) = await SiteProcess.Run(
            ["migrate"],
            On("Host=127.0.0.1;Port=1;Username=x;Password=hidden")
        );
        code.ShouldBe(2);
        errors.ShouldContain("cannot be used");
        errors.ShouldNotContain("hidden");
        errors.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public async Task An_unknown_verb_is_answered_with_those_there_are()
    {
        var (code, _, errors) = await SiteProcess.Run(["dance"], On(await pool.Postgres.Clone()));
        code.ShouldBe(2);
        errors.ShouldContain("serve, migrate, seed-demo");
    }

    [Fact]
    public async Task Migrating_a_blank_database_makes_it_ready_and_a_second_time_changes_nothing()
    {
        var blank = await pool.Postgres.Blank();
        (await SiteProcess.Run(["migrate"], On(blank))).Code.ShouldBe(0);
        (await SiteProcess.Run(["migrate"], On(blank))).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_production_start_refuses_a_database_without_its_migrations()
    {
        var files = Directory.CreateTempSubdirectory("pmi-emas-production-").FullName;
        var settings = On(await pool.Postgres.Blank());
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        settings["Mail__Host"] = "127.0.0.1";
        settings["Mail__From"] = "emas@emas.test";
        settings["Files__Root"] = files;
        settings["Site__BaseAddress"] = "https://emas.test";
        var (code, _, errors) = await SiteProcess.Run(["serve"], settings);
        Directory.Delete(files, recursive: true);
        code.ShouldBe(2);
        errors.ShouldContain("run the program once with the verb migrate");
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("serve")]
    public async Task A_database_of_another_line_of_migrations_ends_the_start_with_one_sentence(string verb)
    {
        var database = await pool.Postgres.Clone();
        await Count(
            database,
            """
            with renamed as (update "__EFMigrationsHistory" set "MigrationId" = '20260101000000_Initial' returning 1)
            select count(*) from renamed
            """
        );

        var (code, _, errors) = await SiteProcess.Run([verb], On(database));

        code.ShouldBe(2);
        errors.ShouldContain("20260101000000_Initial is unknown here");
        errors.ShouldContain("delete the folder .data");
        errors.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public async Task Two_programs_share_one_schedule_and_what_shows_messages_is_of_the_demonstration_alone()
    {
        var database = await pool.Postgres.Clone();
        await using var one = await SiteProcess.Start(database, settings: Demonstration("true"));
        await using var two = await SiteProcess.Start(database, settings: Demonstration("false"));
        foreach (var site in new[] { one, two })
        {
            using var ready = await site.Client.GetAsync(new Uri("health/ready", UriKind.Relative));
            ready.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await ready.Content.ReadAsStringAsync()).ShouldContain("\"scheduler\":{\"status\":\"Healthy\"");
        }
        (await Status(one, "demo/messages")).ShouldBe(HttpStatusCode.OK);
        (await Status(two, "demo/messages")).ShouldBe(HttpStatusCode.NotFound);
        // Each checks in some seconds after its start.
        var waited = Stopwatch.StartNew();
        while (await Nodes(database) < 2 && waited.Elapsed < TimeSpan.FromSeconds(30))
            await Task.Delay(250);
        (await Nodes(database)).ShouldBe(2);
        (await Count(database, "select count(*) from quartz.qrtz_triggers where trigger_type <> 'CRON'")).ShouldBe(0);
    }

    private static Dictionary<string, string> Demonstration(string on) => new() { ["Demonstration__Enabled"] = on };

    private static async Task<HttpStatusCode> Status(SiteProcess site, string path)
    {
        using var answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    private static Task<long> Nodes(string database) =>
        Count(database, "select count(*) from quartz.qrtz_scheduler_state");

    private static Dictionary<string, string> On(string connection) =>
        new() { ["ConnectionStrings__Programme"] = connection };

    private static async Task<long> Count(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
