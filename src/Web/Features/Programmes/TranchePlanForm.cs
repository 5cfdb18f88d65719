using System.ComponentModel.DataAnnotations;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Programmes;

/// <summary>A pattern of tranches as an officer types it. Rows whose share has no value do not count.</summary>
public sealed class TranchePlanForm
{
    [StringLength(120)]
    public string Name { get; set; } = "";

    public List<PartRow> Parts { get; set; } = [];

    public sealed class PartRow
    {
        public TrancheShare? Share { get; set; }
        public int? Percent { get; set; }
        public Money? Amount { get; set; }
        public bool NeedsAgreement { get; set; }
        public bool NeedsCourse { get; set; }
        public bool NeedsPreviousReport { get; set; }
        public bool NeedsHandover { get; set; }
        public bool InKind { get; set; }
        public int? DueDays { get; set; }
        public TrancheEvent? DueAfter { get; set; }
    }

    public static TranchePlanForm Of(string name, IEnumerable<TrancheTemplate> parts) =>
        new TranchePlanForm
        {
            Name = name,
            Parts =
            [
                .. parts.Select(p => new PartRow
                {
                    Share = p.Share,
                    Percent = p.Share == TrancheShare.Percent ? p.Percent : null,
                    Amount = p.Share == TrancheShare.Fixed ? p.Amount : null,
                    NeedsAgreement = p.NeedsAgreement,
                    NeedsCourse = p.NeedsCourse,
                    NeedsPreviousReport = p.NeedsPreviousReport,
                    NeedsHandover = p.NeedsHandover,
                    InKind = p.InKind,
                    DueDays = p.DueDays,
                    DueAfter = p.DueDays is null ? null : p.DueAfter,
                }),
            ],
        }.Padded();

    /// <summary>Room for every part there may be, so that none has to be added by a script.</summary>
    public TranchePlanForm Padded()
    {
        while (Parts.Count < TrancheTemplate.MostParts)
            Parts.Add(new PartRow());
        return this;
    }

    public IReadOnlyList<TrancheTemplate> ToParts() =>
        [
            .. Parts
                .Where(p => p.Share is not null)
                .Select(p => new TrancheTemplate(
                    p.Share == TrancheShare.Percent ? p.Percent ?? 0 : 0,
                    p.NeedsAgreement,
                    p.NeedsCourse,
                    p.NeedsPreviousReport
                )
                {
                    Share = p.Share!.Value,
                    Amount = p.Share == TrancheShare.Fixed ? p.Amount ?? Money.Zero : Money.Zero,
                    NeedsHandover = p.NeedsHandover,
                    InKind = p.InKind,
                    DueDays = p.DueDays,
                    DueAfter = p.DueAfter ?? TrancheEvent.AgreementInForce,
                }),
        ];
}
