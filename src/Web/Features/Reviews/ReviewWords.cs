using System.Globalization;
using PmiEmas.Domain.Reviews;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Reviews;

/// <summary>Judging in words and colours.</summary>
public static class ReviewWords
{
    /// <summary>Hundredths of a point as people read them: 7250 is 72,5.</summary>
    public static string Points(int? hundredths)
    {
        if (hundredths is not { } total)
            return "–";
        var (whole, rest) = Math.DivRem(total, 100);
        var places = rest == 0 ? "" : (Show.IsEnglish ? "." : ",") + rest.ToString("00", Show.English).TrimEnd('0');
        return whole.ToString(CultureInfo.InvariantCulture) + places;
    }

    public static Chip ChipOf(ReviewStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                ReviewStatus.Submitted => Tone.Ok,
                ReviewStatus.Accepted => Tone.Info,
                ReviewStatus.Offered => Tone.Gold,
                ReviewStatus.Reopened => Tone.Warn,
                _ => Tone.Plain,
            }
        );

    public static Chip ChipOf(FieldVisitStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                FieldVisitStatus.Recorded => Tone.Ok,
                FieldVisitStatus.Scheduled => Tone.Gold,
                _ => Tone.Plain,
            }
        );

    public static Chip ChipOf(VisitConclusion conclusion) =>
        Chip.Of(
            conclusion,
            conclusion switch
            {
                VisitConclusion.Supports => Tone.Ok,
                VisitConclusion.SupportsWithNotes => Tone.Gold,
                _ => Tone.Bad,
            }
        );

    public static Chip ChipOf(DecisionKind kind) =>
        Chip.Of(
            kind,
            kind switch
            {
                DecisionKind.Approve => Tone.Ok,
                DecisionKind.Waitlist => Tone.Gold,
                _ => Tone.Bad,
            }
        );
}
