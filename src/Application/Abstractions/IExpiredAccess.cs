namespace PmiEmas.Application.Abstractions;

/// <summary>Sessions, codes, links and counters whose time is over.</summary>
public interface IExpiredAccess
{
    /// <summary>Deletes them, a day after they ended; harmless when repeated.</summary>
    Task Clear(CancellationToken ct);
}
