using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Accounts;
using PmiEmas.Domain.Shared;
using PmiEmas.Infrastructure.Database;

namespace PmiEmas.Infrastructure.Identity;

/// <summary>Tries are counted on a connection of their own, so that a refused command still counts; use is part of the command.</summary>
internal sealed class OneTimeCodes(
    ProgrammeDb db,
    NpgsqlDataSource source,
    IBlindIndex index,
    IMessageQueue messages,
    IAttempts attempts,
    IHttpContextAccessor http,
    ProgrammeSettings settings,
    IActor actor,
    TimeProvider clock
) : IOneTimeCodes
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private const string Template = "one-time-code";
    public const int TriesAllowed = 5;
    public const int SendsAllowed = 3;

    /// <summary>Thousands share one address behind a mobile carrier, so an address may ask more often than a person.</summary>
    public const int SendsPerAddress = 30;
    private static readonly TimeSpan SendWindow = TimeSpan.FromMinutes(10);

    private const string CountTry = """
        update identity.one_time_code set tries = tries + 1
        where id = (
            select id from identity.one_time_code where subject = $1 and purpose = $2 order by sent_at desc, id desc limit 1
        ) and used_at is null and expires_at > $3 and tries < $4
        returning id, code_hash
        """;

    public async Task Send(string purpose, string subject, Recipient recipient, CancellationToken ct)
    {
        await RequireFew(purpose, subject, ct);

        var now = clock.GetUtcNow();
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", CultureInfo.InvariantCulture);
        var row = new OneTimeCode
        {
            Purpose = purpose,
            Subject = SubjectOf(purpose, subject),
            CodeHash = HashOf(purpose, subject, code),
            SentAt = now,
            ExpiresAt = now + Lifetime,
        };
        db.Add(row);
        var values = new Dictionary<string, string> { ["code"] = code };
        await messages.Add(Template, recipient, values, $"one-time-code:{row.Id}", ct);
    }

    public void RequireReach(Recipient recipient)
    {
        if (!messages.CanReach(Template, recipient))
            throw new RuleBrokenException(AccountRules.CodeReaches) { Field = "Contact" };
    }

    public async Task Redeem(string purpose, string subject, string code, CancellationToken ct)
    {
        var typed = string.Concat(code.Where(char.IsAsciiDigit));
        var (id, hash) = await CountOneTry(purpose, subject, ct);
        var right = hash is not null && CryptographicOperations.FixedTimeEquals(hash, HashOf(purpose, subject, typed));
        var now = clock.GetUtcNow();
        var used =
            right
            && await db.Set<OneTimeCode>()
                .Where(c => c.Id == id && c.UsedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), ct) == 1;
        if (!used)
            throw new RuleBrokenException(AccountRules.CodeWorks) { Field = "Code" };
    }

    private async Task<(Guid Id, byte[]? Hash)> CountOneTry(string purpose, string subject, CancellationToken ct)
    {
        await using var count = source.CreateCommand(CountTry);
        count.Parameters.AddWithValue(SubjectOf(purpose, subject));
        count.Parameters.AddWithValue(purpose);
        count.Parameters.AddWithValue(clock.GetUtcNow());
        count.Parameters.AddWithValue(TriesAllowed);
        await using var row = await count.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (row.GetGuid(0), row.GetFieldValue<byte[]>(1)) : (default, null);
    }

    private async Task RequireFew(string purpose, string subject, CancellationToken ct)
    {
        if (actor.Kind == ActorKind.System)
            return;
        var few = await attempts.Count($"code:{purpose}", subject, SendsAllowed, SendWindow, ct) is null;
        // A signed-in person is known; many of them share the office's connection on the day agreements are signed.
        if (few && actor.Kind == ActorKind.Anonymous && !settings.Demonstration)
        {
            var address = http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";
            few = await attempts.Count("code", address, SendsPerAddress, SendWindow, ct) is null;
        }
        AccountRules.FewCodes.Require(few, (int)SendWindow.TotalMinutes);
    }

    private byte[] SubjectOf(string purpose, string subject) => index.Of("code-subject", $"{purpose}|{subject}");

    private byte[] HashOf(string purpose, string subject, string code) =>
        index.Of("code", $"{purpose}|{subject}|{code}");
}
