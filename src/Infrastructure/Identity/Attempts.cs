using Npgsql;
using PmiEmas.Application.Abstractions;

namespace PmiEmas.Infrastructure.Identity;

/// <summary>One row per thing and person, one atomic statement per attempt.</summary>
internal sealed class Attempts(NpgsqlDataSource source, IBlindIndex index, TimeProvider clock) : IAttempts
{
    private const string CountOne = """
        insert into identity.attempt as a (key, started_at, count) values ($1, $2, 1)
        on conflict (key) do update set
            started_at = case when a.started_at <= $3 then $2 else a.started_at end,
            count = case when a.started_at <= $3 then 1 else a.count + 1 end
        returning count, started_at
        """;

    public async Task<TimeSpan?> Count(string what, string whom, int allowed, TimeSpan within, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var count = source.CreateCommand(CountOne);
        count.Parameters.AddWithValue(index.Of("attempt", $"{what}|{whom}"));
        count.Parameters.AddWithValue(now);
        count.Parameters.AddWithValue(now - within);
        await using var row = await count.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return row.GetInt32(0) <= allowed ? null : row.GetFieldValue<DateTimeOffset>(1) + within - now;
    }
}
