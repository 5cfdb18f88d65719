using System.ComponentModel.DataAnnotations;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.BusinessPlans;

/// <summary>A section as it is typed: each field's value, and what the person saw before.</summary>
public sealed class SectionForm
{
    public Dictionary<string, string?> Values { get; set; } = [];

    public Dictionary<string, string?> Seen { get; set; } = [];

    public IReadOnlyList<FieldChange> Changes() =>
        [.. Values.Select(v => new FieldChange(v.Key, Seen.GetValueOrDefault(v.Key) ?? "", v.Value ?? ""))];

    /// <summary>The one field that was autosaved, posted as <c>Values[code]</c>.</summary>
    public IReadOnlyList<FieldChange> Only(string field) =>
        [.. Changes().Where(c => SectionPage.NameOf(c.Field) == field)];
}

/// <summary>A section's page: its questions with what stands in them.</summary>
public sealed class SectionPage
{
    public required PlanView Plan { get; init; }

    public required PlanSection Section { get; init; }

    /// <summary>By field code; what is shown in the inputs.</summary>
    public required Dictionary<string, string?> Values { get; init; }

    /// <summary>By field code; what stands in the plan.</summary>
    public required Dictionary<string, string?> Seen { get; init; }

    public IReadOnlyList<FieldConflict> Conflicts { get; init; } = [];

    public VillageChoicesPage? Villages { get; init; }

    public int Month { get; init; } = 1;

    public static string NameOf(string field) => $"Values[{field}]";
}

public sealed class BudgetLineForm
{
    [StringLength(200)]
    public string Description { get; set; } = "";

    [Range(1, 100_000)]
    public int? Quantity { get; set; } = 1;

    [StringLength(40)]
    public string? Unit { get; set; }

    public Money? UnitPrice { get; set; }

    public BudgetSource Source { get; set; }

    public BudgetItem ToItem() => new(Description, Quantity ?? 0, Unit ?? "", UnitPrice ?? Money.Zero, Source);
}

public sealed record BudgetPage(PlanView Plan, BudgetLineForm Form, Id<BudgetLine>? LineId = null);

public sealed class AttachForm
{
    public IFormFile? File { get; set; }

    public string Kind { get; set; } = PlanAttachment.Photo;
}

public sealed record FilesPage(PlanView Plan, PlanSection Section);

public sealed class AnswerForm
{
    [StringLength(2000)]
    public string? Answer { get; set; }
}

public sealed class WithdrawForm
{
    [StringLength(2000)]
    public string? Reason { get; set; }
}

/// <summary>The loan product asked for; none leaves the choice to the office.</summary>
public sealed class LoanProductForm
{
    [StringLength(40)]
    public string? Code { get; set; }
}

public sealed class IneligibleForm
{
    public List<IneligibleReason> Reasons { get; set; } = [];

    [StringLength(2000)]
    public string? Explanation { get; set; }
}

/// <summary>What is to be put right, by section; sections without a reason are not asked.</summary>
public sealed class CorrectionsForm
{
    public Dictionary<PlanSection, string?> Asked { get; set; } = [];

    public IReadOnlyList<CorrectionAsked> ToAsked() =>
        [.. Asked.Where(a => !string.IsNullOrWhiteSpace(a.Value)).Select(a => new CorrectionAsked(a.Key, a.Value!))];
}

public sealed record AnswerPage(Id<BusinessPlan> PlanId, PlanSection Section, string? Answer);
