using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure.Database;

namespace PmiEmas.Infrastructure.Identity;

/// <summary>Opens, disables and links accounts inside the running command.</summary>
internal sealed class Accounts(ProgrammeDb db, UserManager<Account> users, TimeProvider clock) : IAccounts
{
    private static readonly DateTimeOffset LongAgo = DateTimeOffset.UnixEpoch;

    public async Task<Guid> OpenFor(Id<Returnee> returnee, CancellationToken ct)
    {
        var known = await db.Users.SingleOrDefaultAsync(a => a.ReturneeId == returnee.Value, ct);
        return known?.Id
            ?? await Create(new Account { UserName = $"returnee-{returnee}", ReturneeId = returnee.Value });
    }

    public async Task<Guid> OpenFor(Id<StaffMember> staff, EmailAddress email, CancellationToken ct)
    {
        var known = await db.Users.SingleOrDefaultAsync(a => a.StaffId == staff.Value, ct);
        return known?.Id
            ?? await Create(
                new Account
                {
                    UserName = email.Value,
                    Email = email.Value,
                    StaffId = staff.Value,
                }
            );
    }

    public async Task<string> MakeLink(Id<StaffMember> staff, TimeSpan lifetime, CancellationToken ct)
    {
        var account = await Of(staff, ct);
        await db.Set<AccessLink>()
            .Where(l => l.AccountId == account.Id && l.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.ExpiresAt, LongAgo), ct);
        var secret = RandomNumberGenerator.GetBytes(24);
        db.Add(
            new AccessLink
            {
                AccountId = account.Id,
                SecretHash = SHA256.HashData(secret),
                ExpiresAt = clock.GetUtcNow() + lifetime,
            }
        );
        return Convert.ToHexStringLower(secret);
    }

    public async Task Disable(Id<StaffMember> staff, CancellationToken ct)
    {
        var account = await Of(staff, ct);
        account.DisabledAt = clock.GetUtcNow();
        await Change(account, ct);
    }

    public async Task Enable(Id<StaffMember> staff, CancellationToken ct)
    {
        var account = await Of(staff, ct);
        account.DisabledAt = null;
        await Change(account, ct);
    }

    public async Task EndSessions(Id<StaffMember> staff, CancellationToken ct) => await Change(await Of(staff, ct), ct);

    /// <summary>Writing the account's row first makes a sign-in under way wait or be seen by the deletion.</summary>
    internal async Task Change(Account account, CancellationToken ct)
    {
        account.SecurityStamp = Guid.CreateVersion7().ToString("n");
        var (id, stamp, disabled) = (account.Id, account.SecurityStamp, account.DisabledAt);
        await db
            .Users.Where(a => a.Id == id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(a => a.SecurityStamp, stamp).SetProperty(a => a.DisabledAt, disabled),
                ct
            );
        await db.Set<Session>().Where(s => s.AccountId == id).ExecuteDeleteAsync(ct);
    }

    private async Task<Account> Of(Id<StaffMember> staff, CancellationToken ct) =>
        db.Users.Local.FirstOrDefault(a => a.StaffId == staff.Value)
        ?? await db.Users.SingleOrDefaultAsync(a => a.StaffId == staff.Value, ct)
        ?? throw new NotFoundException(nameof(Account));

    private async Task<Guid> Create(Account account)
    {
        var made = await users.CreateAsync(account);
        // Names of returnees' accounts are ids; only a staff member's address can be taken.
        return made.Succeeded
            ? account.Id
            : throw new RuleBrokenException(StaffRules.EmailIsNew) { Field = nameof(StaffMember.Email) };
    }
}
