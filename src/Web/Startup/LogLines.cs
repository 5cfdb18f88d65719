using System.Text;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace PmiEmas.Web.Startup;

/// <summary>
/// The framework's JSON lines, written to the standard output some times a second as one piece: a request neither waits for the line
/// nor wakes a thread for it, which cost a fifth of a list page. Warnings and worse leave at once.
/// </summary>
[ProviderAlias("Console")]
public sealed class LogLines : ILoggerProvider, ISupportExternalScope
{
    private const int Much = 1 << 18;
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(200);

    [ThreadStatic]
    private static StringWriter? _line;

    private readonly ConsoleFormatter _json;
    private readonly Lock _adding = new();
    private readonly Lock _writing = new();
    private readonly Timer _later;
    private StringBuilder _pending = new();
    private IExternalScopeProvider? _scopes;

    public LogLines(IEnumerable<ConsoleFormatter> formatters)
    {
        _json = formatters.Single(f => f.Name == ConsoleFormatterNames.Json);
        _later = new Timer(_ => Write());
    }

    public ILogger CreateLogger(string categoryName) => new Lines(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
        _later.Dispose();
        Write();
    }

    private void Add<TState>(in LogEntry<TState> entry)
    {
        var line = _line ??= new StringWriter();
        _json.Write(entry, _scopes, line);
        var text = line.GetStringBuilder();
        bool first;
        bool much;
        lock (_adding)
        {
            first = _pending.Length == 0;
            _pending.Append(text);
            much = _pending.Length > Much;
        }
        text.Clear();
        if (much || entry.LogLevel >= LogLevel.Warning)
            Write();
        else if (first)
            _later.Change(Wait, Timeout.InfiniteTimeSpan);
    }

    private void Write()
    {
        lock (_writing)
        {
            StringBuilder lines;
            lock (_adding)
                (lines, _pending) = (_pending, new StringBuilder(_pending.Length));
            if (lines.Length > 0)
                Console.Out.Write(lines);
        }
    }

    private sealed class Lines(LogLines all, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => all._scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => all.Add(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter));
    }
}

public static class LogLinesSetup
{
    /// <summary>In place of the console's own provider, whose JSON it uses.</summary>
    public static void UseLogLines(this IServiceCollection services)
    {
        services.RemoveAll<ILoggerProvider>();
        services.AddSingleton<ILoggerProvider, LogLines>();
    }
}
