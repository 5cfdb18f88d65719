using System.Diagnostics.Metrics;

namespace PmiEmas.Benchmarks;

/// <summary>How often a query had to be translated anew: once warm, never.</summary>
internal sealed class CompiledQueries : IDisposable
{
    private readonly MeterListener _listener = new();

    public CompiledQueries()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "microsoft.entityframeworkcore.compiled_query_cache_misses")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Latest = value);
        _listener.Start();
    }

    private long Latest { get; set; }

    /// <summary>Since the program began.</summary>
    public long Translated()
    {
        _listener.RecordObservableInstruments();
        return Latest;
    }

    public void Dispose() => _listener.Dispose();
}
