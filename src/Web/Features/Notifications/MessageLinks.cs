using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Notifications;

/// <summary>The addresses of messages and their templates.</summary>
public static class MessageLinks
{
    public const string PortalInbox = "/portal/messages";
    public const string WorkspaceInbox = "/workspace/inbox";
    public const string Log = "/workspace/messages";
    public const string Templates = "/workspace/messages/templates";

    public static string Detail(Id<Message> id) => $"{Log}/{id}";

    public static string Template(string code) => $"{Templates}/{code}";

    public static string Edit(string code) => Template(code) + "/edit";

    public static string Preview(string code) => Template(code) + "/preview";

    public static string Version(string code, int number) => $"{Template(code)}/versions/{number}";

    public static string NameKey(string template) => "notifications.template-" + template;
}
