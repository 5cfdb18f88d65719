using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Notifications.Inbox;

internal static class InboxOwner
{
    /// <summary>The inbox of the actor alone: nobody reads another's, whatever their role.</summary>
    public static IQueryable<Message> InboxOf(this IQueryable<Message> messages, IActor actor)
    {
        var inbox = messages.Where(m => m.Channel == MessageChannel.Inbox);
        if (actor.Kind == ActorKind.Returnee)
        {
            Id<Returnee>? returnee = actor.ReturneeId;
            return inbox.Where(m => m.ReturneeId == returnee);
        }

        Id<StaffMember>? staff = actor.StaffId;
        return inbox.Where(m => m.StaffId == staff);
    }
}
