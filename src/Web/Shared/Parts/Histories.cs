using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Web.Shared.Language;

namespace PmiEmas.Web.Shared.Parts;

/// <summary>Puts a record's history into words.</summary>
public static class Histories
{
    public static IReadOnlyList<HistoryEntry> InWords(this IReadOnlyList<HistoryRow> rows, Texts texts) =>
        [
            .. rows.Select(r => new HistoryEntry(
                r.At,
                Who(r, texts),
                texts["history." + Texts.Kebab(r.Command)],
                r.Reason
            )),
        ];

    private static string Who(HistoryRow row, Texts texts) =>
        row.ActorKind switch
        {
            ActorKind.Staff when row.Staff is not null => $"{row.Staff}, {row.Office}",
            ActorKind.Returnee => texts["history.by-returnee"],
            ActorKind.System => texts["history.by-system"],
            _ => texts["history.by-visitor"],
        };
}
