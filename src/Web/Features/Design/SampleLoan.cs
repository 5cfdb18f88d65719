using PmiEmas.Application.Lists;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Design;

/// <summary>An invented loan for the list of the style guide.</summary>
public sealed record SampleLoan(string Reference, string Name, string Regency, Money Amount, DateOnly DueOn, Chip State)
{
    private static readonly SampleLoan[] All =
    [
        new(
            "PJ-2025-000087",
            "Ahmad Fauzi",
            "Kab. Tangerang",
            new(6_000_000),
            new(2026, 12, 8),
            new("design.late", Tone.Warn, 12)
        ),
        new(
            "PJ-2025-000091",
            "Siti Aminah",
            "Kab. Pandeglang",
            new(12_500_000),
            new(2026, 12, 1),
            new("design.paid", Tone.Ok)
        ),
        new(
            "PJ-2025-000104",
            "Nur Halimah",
            "Kota Tangerang Selatan",
            new(25_000_000),
            new(2026, 11, 28),
            new("design.late", Tone.Bad, 94)
        ),
        new(
            "=PJ-2025-000105",
            "Bagus, \"Pak RT\"",
            "Kab. Lebak",
            new(5_000_000),
            new(2026, 11, 30),
            new("design.paid", Tone.Ok)
        ),
    ];

    public static readonly ListColumns<SampleLoan> Columns = new ListColumns<SampleLoan>()
        .Link("design.reference", l => l.Reference, _ => "/design/detail", note: l => l.Name)
        .Add("design.regency", l => l.Regency)
        .Add("design.amount", l => l.Amount, sort: "amount")
        .Add("design.due", l => l.DueOn, sort: "due")
        .Chip("design.state", l => l.State)
        .InFile("design.name", l => l.Name);

    public static ListPage<SampleLoan> Page(ListQuery query) =>
        new(new Slice<SampleLoan>(Found(query), null, null), query, Columns)
        {
            CaptionKey = "design.loans",
            EmptyKey = "design.loans-empty",
            SearchKey = "design.loans-search",
            Filters =
            [
                new ListFilter(
                    "regency",
                    "design.regency",
                    [new Choice("3603", "Kab. Tangerang"), new Choice("3601", "Kab. Pandeglang")]
                ),
            ],
            CsvPath = "/design/list/csv",
        };

    public static SampleLoan[] Found(ListQuery query) =>
        [
            .. All.Where(l =>
                query.Search is not { } words || l.Name.Contains(words, StringComparison.OrdinalIgnoreCase)
            ),
        ];
}
