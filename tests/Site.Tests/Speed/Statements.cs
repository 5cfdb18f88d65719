using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PmiEmas.TestKit;

namespace PmiEmas.Site.Tests.Speed;

/// <summary>What a site's own database was asked. One span of Npgsql is one round trip; a batch holds several statements.</summary>
internal sealed class Statements : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly ConcurrentQueue<string> _batches = new();
    private readonly string _database;

    private Statements(string database)
    {
        _database = database;
        _listener = new ActivityListener
        {
            ShouldListenTo = spans => spans.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Note,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public int RoundTrips => _batches.Count;

    public int Count => _batches.Sum(b => b.Split(';', StringSplitOptions.RemoveEmptyEntries).Count(HasWords));

    public static Statements Of(TestSite site)
    {
        var source = site.Services.GetRequiredService<NpgsqlDataSource>();
        return new Statements(new NpgsqlConnectionStringBuilder(source.ConnectionString).Database!);
    }

    public override string ToString() => string.Join("\n--\n", _batches);

    public void Dispose() => _listener.Dispose();

    private void Note(Activity span)
    {
        var text = span.TagObjects.FirstOrDefault(t => t.Key is "db.query.text" or "db.statement").Value as string;
        // Other tests run beside this one on databases of their own.
        if (text is not null && span.TagObjects.Any(t => t.Value as string == _database))
            _batches.Enqueue(text);
    }

    private static bool HasWords(string statement) => statement.Any(char.IsLetter);
}
