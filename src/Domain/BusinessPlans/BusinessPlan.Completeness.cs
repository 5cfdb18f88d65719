using PmiEmas.Domain.Programmes;

namespace PmiEmas.Domain.BusinessPlans;

public sealed partial class BusinessPlan
{
    /// <summary>What must still be written or put right before the plan can be submitted.</summary>
    public IReadOnlyList<MissingItem> Missing(FundingCall call) =>
        [
            .. MissingAnswers(),
            .. MissingBudget(call),
            .. MissingMonths(),
            .. MissingFiles(call),
            .. Corrections
                .Where(c => c.Round == Submissions && c.IsOpen)
                .Select(c => new MissingItem(c.Section, "correction")),
        ];

    public SectionState StateOf(PlanSection section, IReadOnlyList<MissingItem> missing)
    {
        if (Status == PlanStatus.ChangesRequested && OpenCorrections.Any(c => c.Section == section))
            return SectionState.ToBeCorrected;
        if (missing.All(m => m.Section != section))
            return SectionState.Complete;
        return IsTouched(section) ? SectionState.Started : SectionState.Empty;
    }

    /// <summary>What the latest round asked and nobody has answered.</summary>
    public IEnumerable<PlanCorrection> OpenCorrections => Corrections.Where(c => c.Round == Submissions && c.IsOpen);

    private bool IsTouched(PlanSection section) =>
        section switch
        {
            PlanSection.Budget => BudgetLines.Count > 0,
            PlanSection.Photos => Attachments.Any(a => a.Kind == PlanAttachment.Photo),
            PlanSection.Documents => Attachments.Any(a => a.Kind != PlanAttachment.Photo),
            _ => PlanFields.Of(section).Any(f => f.Code != PlanFields.Village && Answer(f.Code).Length > 0),
        };

    private IEnumerable<MissingItem> MissingAnswers()
    {
        foreach (var field in PlanFields.All.Where(f => f.Required && Answer(f.Code).Length == 0))
            yield return new MissingItem(field.Section, "field", field.Code);
        foreach (var n in Enumerable.Range(2, PlanFields.MostRisks - 1))
            if (Answer($"risk-{n}").Length > 0 && Answer($"risk-{n}-answer").Length == 0)
                yield return new MissingItem(PlanSection.Risks, "field", $"risk-{n}-answer");
    }

    private IEnumerable<MissingItem> MissingBudget(FundingCall call)
    {
        if (BudgetLines.Count == 0)
            yield return new MissingItem(PlanSection.Budget, "lines");
        else if (RequestedAmount < call.MinimumAmount)
            yield return new MissingItem(
                PlanSection.Budget,
                "below-minimum",
                null,
                RequestedAmount,
                call.MinimumAmount
            );
        else if (RequestedAmount > call.MaximumAmount)
            yield return new MissingItem(
                PlanSection.Budget,
                "above-maximum",
                null,
                RequestedAmount,
                call.MaximumAmount
            );
        // Compared without rounding: 9.9 % is not 10 %.
        if (OwnContribution.Rupiah * 100 < Total.Rupiah * call.OwnContributionPercent)
            yield return new MissingItem(
                PlanSection.Budget,
                "own-share",
                null,
                OwnSharePercent,
                call.OwnContributionPercent
            );
    }

    private IEnumerable<MissingItem> MissingMonths()
    {
        var months = CashFlow().Months;
        // A harvest month may be the only one with revenue; a month without any figure was forgotten.
        if (months.FirstOrDefault(m => m.IsBlank) is { } blank)
            yield return new MissingItem(
                PlanSection.CashFlow,
                "month",
                PlanFields.MonthField("revenue", blank.Month),
                blank.Month
            );
        else if (months.All(m => m.Revenue.IsZero))
            yield return new MissingItem(PlanSection.CashFlow, "revenue", PlanFields.MonthField("revenue", 1));
    }

    private IEnumerable<MissingItem> MissingFiles(FundingCall call)
    {
        if (Attachments.All(a => a.Kind != PlanAttachment.Photo))
            yield return new MissingItem(PlanSection.Photos, "photo");
        foreach (var wanted in call.DocumentsWanted.Where(d => d.Required))
            if (Attachments.All(a => a.Kind != wanted.Code))
                yield return new MissingItem(PlanSection.Documents, "document", null, wanted.Title);
    }
}
