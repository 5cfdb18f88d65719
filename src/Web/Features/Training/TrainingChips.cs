using PmiEmas.Domain.Training;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Training;

/// <summary>The colours of training's states.</summary>
public static class TrainingChips
{
    public static Chip Of(CohortStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                CohortStatus.Announced => Tone.Gold,
                CohortStatus.Running => Tone.Info,
                CohortStatus.Completed => Tone.Ok,
                CohortStatus.Cancelled => Tone.Bad,
                _ => Tone.Plain,
            }
        );

    public static Chip Of(EnrolmentStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                EnrolmentStatus.Enrolled => Tone.Info,
                EnrolmentStatus.Completed => Tone.Ok,
                EnrolmentStatus.Offered => Tone.Gold,
                EnrolmentStatus.DroppedOut or EnrolmentStatus.NoShow => Tone.Warn,
                _ => Tone.Plain,
            }
        );

    public static Chip Of(CertificateStatus status) =>
        Chip.Of(status, status == CertificateStatus.Issued ? Tone.Ok : Tone.Bad);
}
