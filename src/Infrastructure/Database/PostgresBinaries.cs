namespace PmiEmas.Infrastructure.Database;

/// <summary>The server programs of one PostgreSQL major version found on this machine.</summary>
internal sealed record PostgresBinaries(int Major, string Folder)
{
    public string Initdb => Path.Combine(Folder, "initdb");

    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>All versions installed, the newest first; never empty.</summary>
    public static IReadOnlyList<PostgresBinaries> Find()
    {
        const string packages = "/usr/lib/postgresql";
        var found = Directory.Exists(packages)
            ? Directory
                .GetDirectories(packages)
                .Where(folder => int.TryParse(Path.GetFileName(folder), out _))
                .Select(folder => new PostgresBinaries(
                    int.Parse(Path.GetFileName(folder)),
                    Path.Combine(folder, "bin")
                ))
                .Where(b => File.Exists(b.Initdb) && File.Exists(b.Postgres))
                .OrderByDescending(b => b.Major)
                .ToList()
            : [];
        return found.Count > 0
            ? found
            : throw new CannotStartException(
                $"No PostgreSQL server programs were found in {packages}: install them (apt-get install postgresql) or set "
                    + "ConnectionStrings__Programme to a database."
            );
    }
}
