using PmiEmas.Domain.Notifications;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Notifications;

public static class MessageChips
{
    public static Chip Of(MessageStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                MessageStatus.Accepted => Tone.Ok,
                MessageStatus.Queued or MessageStatus.Claimed => Tone.Info,
                MessageStatus.SoftFailed or MessageStatus.Unknown => Tone.Warn,
                MessageStatus.HardFailed => Tone.Bad,
                _ => Tone.Plain,
            }
        );
}
