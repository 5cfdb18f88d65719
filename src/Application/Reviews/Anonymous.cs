using System.Text.RegularExpressions;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Domain.BusinessPlans;

namespace PmiEmas.Application.Reviews;

/// <summary>A plan without the person behind it: no name, numbers, papers or address; only the district stays.</summary>
internal sealed partial class Anonymous(string fullName, string district)
{
    private const string Covered = "•••";

    private static readonly string[] Telling = [PlanFields.BusinessName, PlanFields.Street, "nib"];

    /// <summary>Words of a name shorter than this are everyday words too often.</summary>
    private const int ShortestName = 3;

    private readonly Regex _names = new(
        @"\b("
            + string.Join(
                '|',
                fullName
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Where(w => w.Length >= ShortestName)
                    .Select(Regex.Escape)
                    .DefaultIfEmpty("(?!)")
            )
            + @")\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    public PlanView Of(PlanView plan) =>
        plan with
        {
            BusinessName = "",
            Place = district,
            // Covered, not taken out: a reviewer must not take it for missing.
            Answers = plan.Answers.ToDictionary(
                a => a.Key,
                a =>
                    Telling.Contains(a.Key) ? Covered
                    : IsText(a.Key) ? Cover(a.Value)
                    : a.Value
            ),
            Lines = [.. plan.Lines.Select(l => l with { Description = Cover(l.Description) })],
            // Papers name their holder, and so may the names of files.
            Attachments =
            [
                .. plan
                    .Attachments.Where(a => a.Kind == PlanAttachment.Photo)
                    .Select((a, i) => a with { FileName = $"Foto {i + 1}" }),
            ],
            Corrections = [],
        };

    private string Cover(string text) => Numbers().Replace(_names.Replace(text, Covered), Covered);

    private static bool IsText(string field) => PlanFields.Find(field)?.Kind is FieldKind.Line or FieldKind.Text;

    /// <summary>Phone, identity and account numbers, with whatever stands between their digits.</summary>
    [GeneratedRegex(@"\+?\d(?:[ .\-]?\d){8,}")]
    private static partial Regex Numbers();
}
