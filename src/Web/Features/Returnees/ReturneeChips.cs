using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Returnees;

/// <summary>States of files as coloured words.</summary>
public static class ReturneeChips
{
    public static Chip Of(ReturneeStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                ReturneeStatus.Submitted => Tone.Info,
                ReturneeStatus.Verified => Tone.Ok,
                ReturneeStatus.ReturnedForCorrection => Tone.Warn,
                ReturneeStatus.Rejected or ReturneeStatus.Suspended => Tone.Bad,
                _ => Tone.Plain,
            }
        );

    public static Chip Of(SectionState state) =>
        Chip.Of(
            state,
            state switch
            {
                SectionState.Complete => Tone.Ok,
                SectionState.Started => Tone.Warn,
                SectionState.ToCorrect => Tone.Bad,
                SectionState.Empty => Tone.Gold,
                _ => Tone.Plain,
            }
        );

    /// <summary>What may be decided with a reason in a state.</summary>
    public static IReadOnlyList<FileDecision> DecisionsOf(ReturneeStatus status) =>
        status switch
        {
            ReturneeStatus.Submitted => [FileDecision.Reject],
            ReturneeStatus.Verified => [FileDecision.Suspend, FileDecision.Close, FileDecision.Death],
            ReturneeStatus.Suspended => [FileDecision.Reinstate, FileDecision.Close, FileDecision.Death],
            ReturneeStatus.Draft or ReturneeStatus.ReturnedForCorrection => [FileDecision.Close],
            _ => [],
        };
}
