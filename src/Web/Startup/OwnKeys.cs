using System.Security.Cryptography;
using System.Text.Json;

namespace PmiEmas.Web.Startup;

/// <summary>Outside production a program without keys makes its own and keeps them beside its own database, never in the sources.</summary>
internal static class OwnKeys
{
    /// <summary>Adds <c>keys.json</c> of the data folder to the settings, making the file where it is missing.</summary>
    public static void AddOwnKeys(this ConfigurationManager configuration, string dataFolder)
    {
        if (configuration.GetSection("Keys").Exists())
            return;
        var file = Path.Combine(dataFolder, "keys.json");
        if (!File.Exists(file))
            Write(file);
        configuration.AddJsonFile(file, optional: false, reloadOnChange: false);
    }

    private static void Write(string file)
    {
        static string Key() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var keys = new { Keys = new { Field = "own1:" + Key(), Index = Key() } };
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        JsonSerializer.Serialize(stream, keys);
    }
}
