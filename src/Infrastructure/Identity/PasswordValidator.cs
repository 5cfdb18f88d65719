using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Accounts;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure.Database;

namespace PmiEmas.Infrastructure.Identity;

/// <summary>Length instead of composition, and nothing that others would guess first. Errors carry the rule's code.</summary>
internal sealed class PasswordValidator(ProgrammeDb db) : IPasswordValidator<Account>
{
    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var broken = Passwords.Broken(password ?? "", await WordsAbout(user));
        return broken is null
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = broken.Code, Description = broken.Code });
    }

    private async Task<List<string>> WordsAbout(Account account)
    {
        List<string> about = [.. (account.Email ?? "").Split('@', '.', '-', '_')];
        if (account.StaffId is { } staff)
        {
            var id = new Id<StaffMember>(staff);
            var member = await db
                .Staff.Where(s => s.Id == id)
                .Select(s => new
                {
                    s.FullName,
                    s.Office,
                    s.EmployeeNumber,
                    s.Nik,
                })
                .SingleOrDefaultAsync();
            about.AddRange($"{member?.FullName} {member?.Office}".Split(' '));
            about.AddRange([member?.EmployeeNumber ?? "", member?.Nik?.Value ?? ""]);
        }
        return about;
    }
}
