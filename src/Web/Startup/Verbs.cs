using PmiEmas.Application.Abstractions;
using PmiEmas.Infrastructure.Database;

namespace PmiEmas.Web.Startup;

/// <summary>What the program can be told to do: serve (the default), migrate, seed-demo, and every <see cref="IVerb"/>.</summary>
internal static class Verbs
{
    public static async Task<int> Run(string[] args)
    {
        var named = args.Length > 0 && !args[0].StartsWith("--", StringComparison.Ordinal);
        var verb = named ? args[0] : "serve";
        var words = named ? args[1..] : args;
        await using var host = await ProgrammeHost.Open(words);
        var options = new VerbOptions(words);
        return verb switch
        {
            "serve" => await Serve(host, options),
            "migrate" => await Migrate(host),
            "seed-demo" => await MigrateAndSeed(host),
            _ => await Other(host, verb, options),
        };
    }

    private static async Task<int> Serve(ProgrammeHost host, VerbOptions options)
    {
        // Each takes some tenths of a second, and neither needs the other.
        var prepared = Task.Run(() => PrepareDatabase(host));
        host.FindPages();
        await prepared;
        if (!options.Has("empty") && (host.HasOwnDatabase || options.Has("seed")))
            await Seed(host);
        try
        {
            await host.App.StartAsync();
        }
        catch (IOException e)
        {
            throw new CannotStartException(e.Message);
        }
        WarnOfNoTexts(host);
        Announce(host);
        await host.App.WaitForShutdownAsync();
        return 0;
    }

    private static async Task<int> Migrate(ProgrammeHost host)
    {
        await host.InScope(services => services.GetRequiredService<ProgrammeDb>().Migrate(host.Stopping));
        Console.WriteLine("The database has every migration of this program.");
        return 0;
    }

    private static async Task<int> MigrateAndSeed(ProgrammeHost host)
    {
        if (host.App.Environment.IsProduction())
            throw new CannotStartException("The demonstration cannot be seeded in production.");
        await Migrate(host);
        if (!await Seed(host))
            Console.WriteLine("Nothing was seeded: the database is in use already.");
        return 0;
    }

    private static Task<int> Other(ProgrammeHost host, string verb, VerbOptions options) =>
        host.InScope(async services =>
        {
            var verbs = services.GetServices<IVerb>().ToList();
            var asked =
                verbs.SingleOrDefault(v => v.Name == verb)
                ?? throw new CannotStartException(
                    $"The verb {verb} is unknown; there are: serve, migrate, seed-demo, {string.Join(", ", verbs.Select(v => v.Name))}."
                );
            await services.GetRequiredService<ProgrammeDb>().RequireMigrated(host.Stopping);
            return await asked.Run(options, host.Stopping);
        });

    private static Task PrepareDatabase(ProgrammeHost host) =>
        host.InScope(services =>
        {
            var db = services.GetRequiredService<ProgrammeDb>();
            return host.App.Environment.IsProduction() ? db.RequireMigrated(host.Stopping) : db.Migrate(host.Stopping);
        });

    private static Task<bool> Seed(ProgrammeHost host) =>
        host.InScope(async services =>
        {
            if (!await services.GetRequiredService<ProgrammeDb>().IsEmpty(host.Stopping))
                return false;
            foreach (var demonstration in services.GetServices<IDemonstration>())
                await demonstration.Seed(host.Stopping);
            return true;
        });

    private static void WarnOfNoTexts(ProgrammeHost host)
    {
        if (host.App.Environment.IsProduction() && host.Settings.Sms is null)
            host.App.Logger.LogWarning(
                "The setting Sms:Endpoint is not set: nobody can register, sign in or sign by a phone number alone."
            );
    }

    private static void Announce(ProgrammeHost host)
    {
        Console.WriteLine($"PMI EMAS is ready on {host.Settings.BaseAddress}");
        if (!host.Settings.Demonstration || !host.HasOwnDatabase)
            return;
        foreach (var signIn in host.App.Services.GetServices<IDemonstration>().SelectMany(d => d.SignIns))
            Console.WriteLine($"  {signIn.Who, -28} {signIn.Name, -32} {signIn.Secret}");
    }
}
