using Microsoft.AspNetCore.Identity;

namespace PmiEmas.Infrastructure.Identity;

/// <summary>What somebody signs in with: belongs to one staff member or one returnee.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    public Guid? StaffId { get; set; }

    public Guid? ReturneeId { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>The last TOTP step accepted: a code works once.</summary>
    public long LastTotpStep { get; set; }
}
