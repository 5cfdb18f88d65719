namespace PmiEmas.Application.Staff;

/// <summary>The links staff receive to set a password.</summary>
public static class StaffLinks
{
    public static readonly TimeSpan InvitationLifetime = TimeSpan.FromHours(72);
    public static readonly TimeSpan ResetLifetime = TimeSpan.FromMinutes(30);

    /// <summary>Relative to the site's address.</summary>
    public static string SetPassword(string secret) => "/set-password/" + secret;
}
