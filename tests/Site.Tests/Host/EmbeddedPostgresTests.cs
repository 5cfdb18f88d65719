using System.Diagnostics;
using Npgsql;
using PmiEmas.Infrastructure.Database;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Host;

[TakesLong]
public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string _folder = Path.Combine(
        Path.GetTempPath(),
        "pmi-emas-own-" + Guid.CreateVersion7().ToString("n")[20..]
    );

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Data_survives_a_stop_and_a_number_left_behind_by_a_dead_server()
    {
        await using (var first = await EmbeddedPostgres.StartAsync(_folder))
        {
            first.IsNew.ShouldBeTrue();
            await Run(first, "create table kept (n int); insert into kept values (7);");
        }
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "data", "postmaster.pid"),
            $"{Environment.ProcessId}\n{_folder}/data\n0\n5432\n\n\n\n"
        );

        await using var second = await EmbeddedPostgres.StartAsync(_folder);
        second.IsNew.ShouldBeFalse();
        (await Scalar(second, "select n from kept")).ShouldBe(7);
    }

    [Fact]
    public async Task Nobody_reaches_it_over_the_network_and_a_second_program_on_its_data_is_refused_in_one_sentence()
    {
        await using var first = await EmbeddedPostgres.StartAsync(_folder);
        (await Scalar(first, "show listen_addresses")).ShouldBe("");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(_folder, "socket"))
                .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var refused = await Should.ThrowAsync<CannotStartException>(() => EmbeddedPostgres.StartAsync(_folder));
        refused.Message.ShouldContain("already running");
    }

    [Fact]
    public async Task It_ends_with_its_program_killed_or_asked_to_stop_and_starts_again_after_it()
    {
        var settings = new Dictionary<string, string> { ["DataFolder"] = _folder };
        await using (var killed = await SiteProcess.StartWithOwnDatabase(settings))
        {
            ServersIn(_folder).ShouldBe(1);
            await killed.Kill();
        }
        var waited = Stopwatch.StartNew();
        while (ServersIn(_folder) > 0 && waited.Elapsed < TimeSpan.FromSeconds(10))
            await Task.Delay(50);
        ServersIn(_folder).ShouldBe(0);

        foreach (var signal in new[] { "TERM", "INT" })
        {
            await using var again = await SiteProcess.StartWithOwnDatabase(settings);
            (await again.AskToStop(signal)).ShouldBe(0, signal);
            ServersIn(_folder).ShouldBe(0, signal);
        }
    }

    private static int ServersIn(string folder) =>
        Directory
            .GetDirectories("/proc")
            .Where(p => int.TryParse(Path.GetFileName(p), out _))
            .Count(p =>
                Said(Path.Combine(p, "comm")) == "postgres"
                && Said(Path.Combine(p, "cmdline")).Contains($"-D\0{folder}/")
            );

    private static string Said(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static async Task Run(EmbeddedPostgres server, string sql) => await Scalar(server, sql);

    private static async Task<object?> Scalar(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString() + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
