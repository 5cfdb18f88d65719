using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PmiEmas.TestKit;

/// <summary>Keeps what the site logs as errors, so that a failed test can say why a page answered 500.</summary>
internal sealed class FaultLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _faults = new();

    /// <summary>The latest exception, or nothing.</summary>
    public string? Last => _faults.LastOrDefault();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel) && exception is not null)
            _faults.Enqueue(exception.ToString());
    }

    public void Dispose() { }
}
