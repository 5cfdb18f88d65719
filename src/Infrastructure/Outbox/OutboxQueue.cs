using Npgsql;

namespace PmiEmas.Infrastructure.Outbox;

/// <summary>One item under lease. Its lock number fences: an outcome counts only while no later claim has been made.</summary>
internal sealed record OutboxClaim(Guid Id, string Kind, string Payload, long LockNo, int Attempts);

/// <summary>How far behind the outbox is.</summary>
internal sealed record OutboxState(TimeSpan OldestDueFor, long Dead);

/// <summary>The outbox's statements. Each is a transaction of its own; none is open while something is being sent.</summary>
internal sealed class OutboxQueue(NpgsqlDataSource source)
{
    /// <summary>What a program that died had claimed is free again after this; one that lives renews its claims.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    private const int LongestError = 500;

    public async Task<IReadOnlyList<OutboxClaim>> Claim(int most, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            """
            update outbox.item
            set locked_until = $2, lock_no = lock_no + 1, attempts = attempts + 1
            where id in (
                select id from outbox.item
                where done_at is null and dead_at is null and next_attempt_at <= $1
                  and (locked_until is null or locked_until < $1)
                order by next_attempt_at, id
                limit $3
                for update skip locked)
            returning id, kind, payload::text, lock_no, attempts
            """
        );
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(now + Lease);
        command.Parameters.AddWithValue(most);
        await using var rows = await command.ExecuteReaderAsync(ct);
        List<OutboxClaim> claims = [];
        while (await rows.ReadAsync(ct))
            claims.Add(
                new OutboxClaim(
                    rows.GetGuid(0),
                    rows.GetString(1),
                    rows.GetString(2),
                    rows.GetInt64(3),
                    rows.GetInt32(4)
                )
            );
        return claims;
    }

    /// <summary>Puts the end of the lease off; false where it had ended and somebody else has made the claim.</summary>
    public async Task<bool> Renew(OutboxClaim claim, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            "update outbox.item set locked_until = $3 where id = $1 and lock_no = $2 and done_at is null"
        );
        command.Parameters.AddWithValue(claim.Id);
        command.Parameters.AddWithValue(claim.LockNo);
        command.Parameters.AddWithValue(now + Lease);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    public Task Finish(OutboxClaim claim, DateTimeOffset at, CancellationToken ct) =>
        Set(claim, "done_at = $3, last_error = null", ct, at);

    public Task Postpone(OutboxClaim claim, string why, DateTimeOffset until, CancellationToken ct) =>
        Set(claim, "next_attempt_at = $3, last_error = $4", ct, until, Short(why));

    public Task Bury(OutboxClaim claim, string why, DateTimeOffset at, CancellationToken ct) =>
        Set(claim, "dead_at = $3, last_error = $4", ct, at, Short(why));

    public Task GiveBack(OutboxClaim claim, CancellationToken ct) => Set(claim, "attempts = attempts - 1", ct);

    public async Task<OutboxState> Look(DateTimeOffset now, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            """
            select min(next_attempt_at) filter (where dead_at is null), count(*) filter (where dead_at is not null)
            from outbox.item
            where done_at is null
            """
        );
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        var oldest = row.IsDBNull(0) ? now : row.GetFieldValue<DateTimeOffset>(0);
        return new OutboxState(oldest < now ? now - oldest : TimeSpan.Zero, row.GetInt64(1));
    }

    private async Task Set(OutboxClaim claim, string change, CancellationToken ct, params object[] values)
    {
        await using var command = source.CreateCommand(
            $"update outbox.item set locked_until = null, {change} where id = $1 and lock_no = $2 and done_at is null"
        );
        command.Parameters.AddWithValue(claim.Id);
        command.Parameters.AddWithValue(claim.LockNo);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Short(string why) => why.Length > LongestError ? why[..LongestError] : why;
}
