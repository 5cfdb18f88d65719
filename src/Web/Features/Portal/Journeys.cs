using PmiEmas.Application.Reporting;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Portal;

/// <summary>Puts a person's path into words: the day a station was reached, or what happens at the one they stand at.</summary>
public static class Journeys
{
    public static IReadOnlyList<PathStep> InWords(this IReadOnlyList<JourneyStep> steps, Texts texts) =>
        [
            .. steps.Select(s => new PathStep(
                texts.Of(s.Stage),
                Enum.Parse<StepState>(s.State.ToString()),
                s.On is { } on ? texts["portal.journey-done", on]
                    : s.Note is { } note ? texts["portal.journey-note." + note, [.. s.Arguments]]
                    : null
            )),
        ];
}
