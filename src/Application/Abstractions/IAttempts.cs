namespace PmiEmas.Application.Abstractions;

/// <summary>Counts attempts in the database, outside any transaction: a refused attempt counts too, on every node.</summary>
public interface IAttempts
{
    /// <summary>Counts one attempt. Null where it is allowed, else how long to wait.</summary>
    Task<TimeSpan?> Count(string what, string whom, int allowed, TimeSpan within, CancellationToken ct);
}
