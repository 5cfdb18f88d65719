using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PmiEmas.Application.Abstractions;
using PmiEmas.Infrastructure.Database;

namespace PmiEmas.Infrastructure.Identity;

/// <summary>How long sessions last: idle and in all.</summary>
internal sealed record SessionLife(TimeSpan Idle, TimeSpan Absolute)
{
    public static readonly SessionLife OfStaff = new(TimeSpan.FromMinutes(15), TimeSpan.FromHours(8));
    public static readonly SessionLife OfReturnees = new(TimeSpan.FromMinutes(30), TimeSpan.FromHours(12));
}

/// <summary>Sessions in the database: ending the row ends the session, whatever cookie is sent afterwards.</summary>
internal sealed class Sessions(ProgrammeDb db, NpgsqlDataSource source, TimeProvider clock) : ISessions
{
    /// <summary>The name test doors and the framework know the site's sign-in by.</summary>
    public static readonly string Scheme = Microsoft.AspNetCore.Identity.IdentityConstants.ApplicationScheme;

    /// <summary>Being seen is written down only so often: reading pages should not write.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private const string Read = """
        select id, claims, idle_until, expires_at from identity.session
        where key_hash = $1 and idle_until > $2 and expires_at > $2
        """;

    /// <summary>Starts a session and gives the key for the cookie; null where the account is disabled or gone.</summary>
    public async Task<string?> Start(Guid accountId, string device, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // The lock makes a simultaneous disabling wait, and then end this session too.
        var account = (
            await db
                .Users.FromSql(
                    $"select * from identity.account where id = {accountId} and disabled_at is null for share"
                )
                .AsNoTracking()
                .ToListAsync(ct)
        ).SingleOrDefault();
        if (account is null || await ClaimsOf(account, ct) is not { } claims)
            return null;

        var key = RandomNumberGenerator.GetBytes(32);
        var life = account.StaffId is null ? SessionLife.OfReturnees : SessionLife.OfStaff;
        var now = clock.GetUtcNow();
        db.Add(
            new Session
            {
                KeyHash = SHA256.HashData(key),
                AccountId = accountId,
                Claims = JsonSerializer.Serialize(claims),
                CreatedAt = now,
                LastSeenAt = now,
                IdleUntil = now + life.Idle,
                ExpiresAt = now + life.Absolute,
                Device = device,
            }
        );
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Convert.ToHexStringLower(key);
    }

    /// <summary>The actor whose cookie this is; one statement, and a second one at most once a minute.</summary>
    public async Task<ClaimsIdentity?> Find(string key, CancellationToken ct)
    {
        if (HashOf(key) is not { } hash)
            return null;
        var now = clock.GetUtcNow();
        Guid id;
        string stored;
        DateTimeOffset idleUntil;
        await using (var read = source.CreateCommand(Read))
        {
            read.Parameters.AddWithValue(hash);
            read.Parameters.AddWithValue(now);
            await using var row = await read.ExecuteReaderAsync(ct);
            if (!await row.ReadAsync(ct))
                return null;
            (id, stored) = (row.GetGuid(0), row.GetString(1));
            idleUntil = row.GetFieldValue<DateTimeOffset>(2);
        }

        var claims = JsonSerializer.Deserialize<string[][]>(stored)!;
        var identity = new ClaimsIdentity(Scheme, SessionClaims.Name, SessionClaims.Role);
        foreach (var claim in claims)
            identity.AddClaim(new Claim(claim[0], claim[1]));
        identity.AddClaim(new Claim(SessionClaims.Session, id.ToString()));
        await See(id, identity.HasClaim(c => c.Type == SessionClaims.Staff), idleUntil, now, ct);
        return identity;
    }

    public async Task End(string key, CancellationToken ct)
    {
        if (HashOf(key) is { } hash)
            await db.Set<Session>().Where(s => s.KeyHash == hash).ExecuteDeleteAsync(ct);
    }

    public async Task<IReadOnlyList<OpenSession>> Of(Guid account, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.Set<Session>()
            .AsNoTracking()
            .Where(s => s.AccountId == account && s.IdleUntil > now && s.ExpiresAt > now)
            .OrderByDescending(s => s.LastSeenAt)
            .Select(s => new OpenSession(s.Id, s.CreatedAt, s.LastSeenAt, s.Device))
            .ToListAsync(ct);
    }

    public async Task End(Guid account, Guid session, CancellationToken ct)
    {
        if (await db.Set<Session>().Where(s => s.AccountId == account && s.Id == session).ExecuteDeleteAsync(ct) == 0)
            throw new NotFoundException(nameof(Session));
    }

    public Task EndOthers(Guid account, Guid current, CancellationToken ct) =>
        db.Set<Session>().Where(s => s.AccountId == account && s.Id != current).ExecuteDeleteAsync(ct);

    private async Task See(Guid id, bool staff, DateTimeOffset idleUntil, DateTimeOffset now, CancellationToken ct)
    {
        var idle = (staff ? SessionLife.OfStaff : SessionLife.OfReturnees).Idle;
        if (idleUntil > now + idle - SeenEvery)
            return;
        await using var seen = source.CreateCommand(
            "update identity.session set last_seen_at = $2, idle_until = $3 where id = $1"
        );
        seen.Parameters.AddWithValue(id);
        seen.Parameters.AddWithValue(now);
        seen.Parameters.AddWithValue(now + idle);
        await seen.ExecuteNonQueryAsync(ct);
    }

    private async Task<List<string[]>?> ClaimsOf(Account account, CancellationToken ct)
    {
        List<string[]> claims =
        [
            [SessionClaims.Account, account.Id.ToString()],
        ];
        if (account.StaffId is { } staffId)
        {
            var member = await db
                .Staff.AsNoTracking()
                .SingleAsync(s => s.Id == new Domain.Shared.Id<Domain.Staff.StaffMember>(staffId), ct);
            if (!member.IsActive)
                return null;
            claims.Add([SessionClaims.Staff, staffId.ToString()]);
            claims.Add([SessionClaims.Name, member.FullName]);
            claims.AddRange(member.Roles.Select(r => new[] { SessionClaims.Role, r.ToString() }));
            if (member.Region is { } region)
                claims.Add([SessionClaims.Region, region.Value]);
        }
        else if (account.ReturneeId is { } returneeId)
        {
            var id = new Domain.Shared.Id<Domain.Returnees.Returnee>(returneeId);
            claims.Add([SessionClaims.Returnee, returneeId.ToString()]);
            claims.Add([
                SessionClaims.Name,
                await db.Returnees.Where(r => r.Id == id).Select(r => r.FullName).SingleAsync(ct),
            ]);
            claims.Add([SessionClaims.Role, nameof(Domain.Staff.Role.Returnee)]);
        }

        return claims;
    }

    private static byte[]? HashOf(string key) =>
        key.Length == 64 && key.All(char.IsAsciiHexDigitLower) ? SHA256.HashData(Convert.FromHexString(key)) : null;
}
