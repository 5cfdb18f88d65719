using System.Data;
using System.Diagnostics;
using Npgsql;
using PmiEmas.Application.Ledger;
using PmiEmas.Domain.Ledger;

namespace PmiEmas.Infrastructure.Ledger;

/// <summary>Asks every question about one snapshot of the books, on two connections at once.</summary>
internal sealed class LedgerProver(NpgsqlDataSource source, TimeProvider clock) : ILedgerProof
{
    private const int Examples = 5;

    /// <summary>Seconds; millions of transfers on a busy server take their time.</summary>
    private const int Patience = 900;

    public async Task<BookProof> Prove(CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        await using var first = await Look.At(source, null, ct);
        await using var second = await Look.At(source, await first.Snapshot(ct), ct);
        var found = (await Task.WhenAll(first.Ask(LedgerChecks.OfEvents, ct), second.Ask(LedgerChecks.Others, ct)))
            .SelectMany(checks => checks)
            .ToList();
        return BookProof.Of(
            found.First(c => c.Name == "event-complete").LookedAt,
            found.First(c => c.Name == "transfer-shape").LookedAt,
            [.. found.OrderBy(c => int.Parse(c.Invariant.AsSpan(1), provider: null))],
            Stopwatch.GetElapsedTime(started),
            clock.GetUtcNow()
        );
    }

    /// <summary>One connection that sees the snapshot.</summary>
    private sealed class Look : IAsyncDisposable
    {
        private readonly NpgsqlConnection _connection;
        private readonly NpgsqlTransaction _transaction;

        private Look(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
            (_connection, _transaction) = (connection, transaction);

        public static async Task<Look> At(NpgsqlDataSource source, string? snapshot, CancellationToken ct)
        {
            var connection = await source.OpenConnectionAsync(ct);
            var look = new Look(connection, await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct));
            // Grouping 3,000,000 rows in the server's usual 4 MB would go through its disk.
            await look.Run(
                (snapshot is null ? "" : $"set transaction snapshot '{snapshot}'; ")
                    + "set local work_mem = '256MB'; set local jit = off; set local max_parallel_workers_per_gather = 2",
                ct
            );
            return look;
        }

        public async Task<string> Snapshot(CancellationToken ct)
        {
            await using var command = new NpgsqlCommand("select pg_export_snapshot()", _connection);
            return (string)(await command.ExecuteScalarAsync(ct))!;
        }

        public async Task<List<ProvenCheck>> Ask(IReadOnlyList<LedgerQuestion> questions, CancellationToken ct)
        {
            List<ProvenCheck> checks = [];
            Dictionary<string, long> counts = [];
            foreach (var question in questions)
            {
                var faults = await Faults(question, ct);
                foreach (var check in question.Checks)
                {
                    if (!counts.TryGetValue(check.Of, out var looked))
                        counts[check.Of] = looked = await Count(check.Of, ct);
                    var (count, examples) = faults.GetValueOrDefault(check.Name, (0, []));
                    checks.Add(new ProvenCheck(check.Invariant, check.Name, looked, count, examples));
                }
            }

            return checks;
        }

        public async ValueTask DisposeAsync()
        {
            await _transaction.DisposeAsync();
            await _connection.DisposeAsync();
        }

        private async Task<Dictionary<string, (long Count, string[] Examples)>> Faults(
            LedgerQuestion question,
            CancellationToken ct
        )
        {
            await using var command = new NpgsqlCommand(
                $"with f as materialized ({question.Faults}) select name, count(*), (array_agg(what order by what))[1:{Examples}] from f group by 1",
                _connection
            )
            {
                CommandTimeout = Patience,
            };
            await using var rows = await command.ExecuteReaderAsync(ct);
            Dictionary<string, (long, string[])> found = [];
            while (await rows.ReadAsync(ct))
                found[rows.GetString(0)] = (rows.GetInt64(1), rows.GetFieldValue<string[]>(2));
            return found;
        }

        private async Task<long> Count(string table, CancellationToken ct)
        {
            await using var command = new NpgsqlCommand($"select count(*) from {table}", _connection)
            {
                CommandTimeout = Patience,
            };
            return (long)(await command.ExecuteScalarAsync(ct))!;
        }

        private async Task Run(string sql, CancellationToken ct)
        {
            await using var command = new NpgsqlCommand(sql, _connection);
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
