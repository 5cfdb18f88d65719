using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Notifications;

/// <summary>The rules of messages and their templates.</summary>
public static class MessageRules
{
    public static readonly Rule OnlyUnexpired = new("notifications.only-unexpired");
    public static readonly Rule OnlyExpiredIsForgotten = new("notifications.only-expired-is-forgotten");
    public static readonly Rule NeedsDraft = new("notifications.needs-draft");
    public static readonly Rule VersionExists = new("notifications.version-exists");
    public static readonly Rule OneTemplatePerCode = new("notifications.one-template-per-code");
}
