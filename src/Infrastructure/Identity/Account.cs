using Microsoft.AspNetCore.Identity;

namespace PmiEmas.Infrastructure.Identity;

/// <summary>What somebody signs in with: belongs to one staff member or one returnee.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    public Guid? StaffId { get; set; }

    public Guid? ReturneeId { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>The secret of the authenticator app, encrypted.</summary>
    public string? TotpSecret { get; set; }

    /// <summary>When the app was confirmed with its first code.</summary>
    public DateTimeOffset? TotpConfirmedAt { get; set; }

    /// <summary>The last TOTP step accepted: a code works once.</summary>
    public long LastTotpStep { get; set; }

    /// <summary>HMACs of the recovery codes not used yet, in base64.</summary>
    public List<string> RecoveryCodes { get; set; } = [];
}

/// <summary>A signed-in browser. The cookie holds a random key, the row only its hash.</summary>
internal sealed class Session
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required byte[] KeyHash { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>What the actor may do, read at the start: every change of it ends the session.</summary>
    public required string Claims { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; set; }
    public required DateTimeOffset IdleUntil { get; set; }

    /// <summary>The absolute end, however busy the session is.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
    public required string Device { get; init; }
}

/// <summary>A one-time code sent for a purpose and a subject; only its HMAC is kept.</summary>
internal sealed class OneTimeCode
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Purpose { get; init; }

    /// <summary>HMAC of the subject: a phone number or address stands nowhere in the clear.</summary>
    public required byte[] Subject { get; init; }
    public required byte[] CodeHash { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public int Tries { get; init; }
    public DateTimeOffset? UsedAt { get; init; }
}

/// <summary>A link by which a staff member sets a password, once.</summary>
internal sealed class AccessLink
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }
    public required byte[] SecretHash { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>How often something was tried since the window began. The key is an HMAC.</summary>
internal sealed class AttemptCount
{
    public required byte[] Key { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required int Count { get; init; }
}

/// <summary>A key of the framework's data protection, encrypted with the field key.</summary>
internal sealed class ProtectionKey
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; init; }
    public required string Xml { get; init; }
}
