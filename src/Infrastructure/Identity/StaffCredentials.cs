using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Accounts;
using PmiEmas.Domain.Shared;
using PmiEmas.Infrastructure.Database;
using PmiEmas.Infrastructure.Protection;

namespace PmiEmas.Infrastructure.Identity;

/// <summary>Passwords, lockout, TOTP and recovery codes. Each check holds the account's row, so that attempts queue up and count.</summary>
internal sealed class StaffCredentials(
    ProgrammeDb db,
    UserManager<Account> users,
    Accounts accounts,
    IAttempts attempts,
    FieldCipher cipher,
    ProgrammeSettings settings,
    TimeProvider clock
) : IStaffCredentials
{
    public const int FailuresAllowed = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);
    private const int CodesAllowed = 5;
    private static readonly TimeSpan CodeWindow = TimeSpan.FromMinutes(10);
    private const int RecoveryCodeCount = 10;

    /// <summary>The hash of a password nobody has: an unknown address costs the same work.</summary>
    private static readonly Lazy<string> Decoy = new(() =>
        new PasswordHasher<Account>(
            Microsoft.Extensions.Options.Options.Create(
                new PasswordHasherOptions { IterationCount = IdentitySetup.Iterations }
            )
        ).HashPassword(new Account(), Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)))
    );

    public async Task<SignInAnswer> CheckPassword(string email, string password, CancellationToken ct)
    {
        var name = users.NormalizeName(email.Trim());
        var account = (
            await db
                .Users.FromSql(
                    $"select * from identity.account where normalized_user_name = {name} and staff_id is not null for update"
                )
                .ToListAsync(ct)
        ).SingleOrDefault();
        var hash = account?.PasswordHash ?? Decoy.Value;
        var verdict = users.PasswordHasher.VerifyHashedPassword(account ?? new Account(), hash, password);
        if (account?.PasswordHash is null)
            return new SignInAnswer.Refused();

        var now = clock.GetUtcNow();
        var open = account.DisabledAt is null && !(account.LockoutEnd > now);
        if (verdict == PasswordVerificationResult.Failed || !open)
        {
            if (open)
                CountFailure(account, now);
            return new SignInAnswer.Refused();
        }

        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
            account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        return NextStepOf(account);
    }

    public async Task<bool> UseCode(Guid account, string code, CancellationToken ct)
    {
        if (await attempts.Count("second-factor", account.ToString(), CodesAllowed, CodeWindow, ct) is not null)
            return false;
        var found = await Locked(account, ct);
        if (found is not { TotpConfirmedAt: not null, TotpSecret: { } secret, DisabledAt: null })
            return false;

        var typed = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (Totp.Match(Reveal(found, secret), typed, clock.GetUtcNow(), found.LastTotpStep) is { } step)
            found.LastTotpStep = step;
        else if (!found.RecoveryCodes.Contains(HashOf(found, typed)))
            return false;
        found.RecoveryCodes = [.. found.RecoveryCodes.Where(c => c != HashOf(found, typed))];
        return true;
    }

    public async Task<AppEnrolment?> EnrolmentOf(Guid account, CancellationToken ct)
    {
        var found = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == account, ct);
        if (found is not { TotpConfirmedAt: null, TotpSecret: { } stored, DisabledAt: null })
            return null;
        var secret = Reveal(found, stored);
        return new AppEnrolment(secret, Totp.UriOf(secret, found.Email!));
    }

    public async Task<IReadOnlyList<string>?> Enrol(Guid account, string code, CancellationToken ct)
    {
        if (await attempts.Count("enrolment", account.ToString(), CodesAllowed * 2, CodeWindow, ct) is not null)
            return null;
        var found = await Locked(account, ct);
        if (found is not { TotpConfirmedAt: null, TotpSecret: { } secret, DisabledAt: null })
            return null;
        var typed = string.Concat(code.Where(char.IsAsciiDigit));
        if (Totp.Match(Reveal(found, secret), typed, clock.GetUtcNow(), found.LastTotpStep) is not { } step)
            return null;

        // 60 bits each, in letters that cannot be mistaken for one another.
        var codes = Enumerable
            .Range(0, RecoveryCodeCount)
            .Select(_ => RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 12))
            .ToList();
        (found.LastTotpStep, found.TotpConfirmedAt) = (step, clock.GetUtcNow());
        found.RecoveryCodes = [.. codes.Select(c => HashOf(found, c))];
        found.TwoFactorEnabled = true;
        await accounts.Change(found, ct);
        return [.. codes.Select(c => $"{c[..4]}-{c[4..8]}-{c[8..]}")];
    }

    public async Task<bool> IsOpen(string link, CancellationToken ct)
    {
        var (hash, now) = (LinkHash(link), clock.GetUtcNow());
        return await db.Set<AccessLink>()
            .AnyAsync(l => l.SecretHash == hash && l.UsedAt == null && l.ExpiresAt > now, ct);
    }

    public async Task SetPassword(string link, string password, CancellationToken ct)
    {
        var (hash, now) = (LinkHash(link), clock.GetUtcNow());
        var found = (
            await db.Set<AccessLink>()
                .FromSql($"select * from identity.access_link where secret_hash = {hash} for update")
                .ToListAsync(ct)
        ).SingleOrDefault();
        AccountRules.LinkIsOpen.Require(found is { UsedAt: null } && found.ExpiresAt > now);
        var account = await Locked(found!.AccountId, ct);
        AccountRules.LinkIsOpen.Require(account is { DisabledAt: null });

        foreach (var validator in users.PasswordValidators)
            if (await validator.ValidateAsync(users, account!, password) is { Succeeded: false } weak)
                throw new RuleBrokenException(new Rule(weak.Errors.First().Code)) { Field = "Password" };
        account!.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        account.EmailConfirmed = true;
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        found.UsedAt = now;
        await accounts.Change(account, ct);
    }

    private SignInAnswer NextStepOf(Account account)
    {
        if (account.TotpConfirmedAt is not null)
            return new SignInAnswer.NeedsCode(account.Id);
        if (settings.Demonstration)
            return new SignInAnswer.Accepted(account.Id);
        account.TotpSecret ??= cipher.Encrypt(PurposeOf(account), Totp.NewSecret());
        return new SignInAnswer.MustEnrol(account.Id);
    }

    private static void CountFailure(Account account, DateTimeOffset now)
    {
        account.AccessFailedCount++;
        if (account.AccessFailedCount < FailuresAllowed)
            return;
        account.AccessFailedCount = 0;
        account.LockoutEnd = now + LockedFor;
    }

    private async Task<Account?> Locked(Guid id, CancellationToken ct) =>
        (
            await db.Users.FromSql($"select * from identity.account where id = {id} for update").ToListAsync(ct)
        ).SingleOrDefault();

    private string Reveal(Account account, string stored) => cipher.Decrypt(PurposeOf(account), stored);

    private static string PurposeOf(Account account) => $"totp:{account.Id}";

    private string HashOf(Account account, string code) =>
        Convert.ToBase64String(cipher.Of("recovery-code", $"{account.Id}|{code}"));

    private static byte[] LinkHash(string link) =>
        link.Length == 48 && link.All(char.IsAsciiHexDigitLower) ? SHA256.HashData(Convert.FromHexString(link)) : [];
}
