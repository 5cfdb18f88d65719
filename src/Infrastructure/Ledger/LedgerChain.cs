using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace PmiEmas.Infrastructure.Ledger;

/// <summary>Chains what was posted since the last link, and tells the log the new end of the chain: a copy outside the database.</summary>
internal sealed partial class LedgerChain(NpgsqlDataSource source, ILogger<LedgerChain> log)
{
    /// <summary>How many links were made.</summary>
    public async Task<int> Seal(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var seal = new NpgsqlCommand("select ledger.seal_events()", connection);
        var made = (int)(await seal.ExecuteScalarAsync(ct))!;
        if (made == 0)
            return 0;
        await using var last = new NpgsqlCommand(
            "select no, encode(hash, 'hex') from ledger.seal order by no desc limit 1",
            connection
        );
        await using var row = await last.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        Sealed(row.GetInt64(0), row.GetString(1));
        return made;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The books are sealed up to link {No}: {Hash}")]
    private partial void Sealed(long no, string hash);
}

[DisallowConcurrentExecution]
internal sealed class SealBooksJob(LedgerChain chain) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await chain.Seal(cancellationToken);
}
