using PmiEmas.Application.BusinessPlans;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.BusinessPlans;

/// <summary>Plans in words and colours.</summary>
public static class PlanWords
{
    public static Tone ToneOf(PlanStatus status) =>
        status switch
        {
            PlanStatus.Approved => Tone.Ok,
            PlanStatus.Rejected or PlanStatus.Ineligible => Tone.Bad,
            PlanStatus.ChangesRequested => Tone.Warn,
            PlanStatus.Waitlisted => Tone.Gold,
            PlanStatus.Draft or PlanStatus.Withdrawn => Tone.Plain,
            _ => Tone.Info,
        };

    public static Chip ChipOf(PlanStatus status) => Chip.Of(status, ToneOf(status));

    /// <summary>What an applicant reads: who judges when is the programme's own matter until it is decided.</summary>
    public static Chip ApplicantChip(PlanStatus status) =>
        status is PlanStatus.Screened or PlanStatus.InReview or PlanStatus.FieldVisit or PlanStatus.ReadyForDecision
            ? new Chip("business-plans.being-judged", Tone.Info)
            : ChipOf(status);

    public static Chip ChipOf(SectionState state) =>
        Chip.Of(
            state,
            state switch
            {
                SectionState.Complete => Tone.Ok,
                SectionState.Started => Tone.Gold,
                SectionState.ToBeCorrected => Tone.Warn,
                _ => Tone.Plain,
            }
        );

    public static string Label(this Texts texts, string field) =>
        Numbered(field) is var (key, number)
            ? texts["business-plans.field." + key, number]
            : texts["business-plans.field." + field];

    /// <summary>The key of a field's label, and the number it speaks of (0 where none).</summary>
    public static string LabelKey(string field, out int number)
    {
        var found = Numbered(field);
        number = found?.Number ?? 0;
        return "business-plans.field." + (found?.Key ?? field);
    }

    /// <summary>The key of a field's hint, where it has one.</summary>
    public static string? HintKey(Texts texts, string field)
    {
        var key = "business-plans.hint." + (Numbered(field)?.Key ?? field);
        return texts.Has(key) ? key : null;
    }

    public static string Missing(this Texts texts, MissingItem item) =>
        item.Code == "field"
            ? texts["business-plans.missing.field", texts.Label(item.Field!)]
            : texts["business-plans.missing." + item.Code, [.. item.Arguments]];

    /// <summary>A kept answer as an input shows it: amounts with dots.</summary>
    public static string? Typed(string field, string? value) =>
        PlanFields.Find(field)?.Kind == FieldKind.Amount && AmountText.TryParse(value, out var amount)
            ? amount.Rupiah.ToString("#,0", Show.Indonesian)
            : value;

    /// <summary>A kept answer as people read it.</summary>
    public static string Answered(this Texts texts, string field, string value, string place) =>
        PlanFields.Find(field)?.Kind switch
        {
            _ when value.Length == 0 => "–",
            FieldKind.Amount => Show.Money(new Money(long.Parse(value, Show.Indonesian))),
            FieldKind.Date => Show.Date(DateOnly.ParseExact(value, "yyyy-MM-dd")),
            FieldKind.Village => place.Length > 0 ? place : value,
            _ => value,
        };

    /// <summary>The chart under the twelve months: profit, what stays, and how much has stayed so far.</summary>
    public static ChartTable CashFlowChart(this Texts texts, CashFlowProjection flow) =>
        new(
            [
                texts["business-plans.month"],
                texts["business-plans.profit"],
                texts["business-plans.left"],
                texts["business-plans.cumulative"],
            ],
            [
                .. flow.Months.Select(
                    (m, i) =>
                        (IReadOnlyList<object>)
                            [
                                m.Month.ToString(Show.Indonesian),
                                Signed(m.Profit),
                                Signed(m.Left),
                                Signed(flow.Cumulative[i]),
                            ]
                ),
            ]
        );

    /// <summary>Rupiah that may be below zero.</summary>
    public static string Signed(long rupiah) => (rupiah < 0 ? "−" : "") + Show.Money(new Money(Math.Abs(rupiah)));

    public static string BreakEven(this Texts texts, CashFlowProjection flow) =>
        flow.BreakEvenMonth is { } month
            ? texts["business-plans.break-even-in", month]
            : texts["business-plans.break-even-later"];

    /// <summary><c>risk-2-answer</c> has the label <c>risk-answer</c> with 2, <c>revenue-3</c> that of <c>revenue</c> with 3.</summary>
    private static (string Key, int Number)? Numbered(string field)
    {
        var parts = field.Split('-');
        var at = Array.FindIndex(parts, p => int.TryParse(p, out _));
        return at < 0
            ? null
            : (string.Join('-', parts.Where((_, i) => i != at)), int.Parse(parts[at], Show.Indonesian));
    }
}
