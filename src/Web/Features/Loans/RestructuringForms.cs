using System.ComponentModel.DataAnnotations;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Loans;

/// <summary>How far each of the three ways would go.</summary>
public class EasingForm
{
    [Range(1, 24)]
    public int Holiday { get; set; }

    [Range(1, 60)]
    public int More { get; set; }

    public Money Instalment { get; set; }
}

public sealed class RestructureForm : EasingForm
{
    public RestructuringWay? Way { get; set; }

    [StringLength(1000)]
    public string Reason { get; set; } = "";

    public IFormFile Document { get; set; } = null!;

    public int Periods => Way == RestructuringWay.Postpone ? Holiday : More;
}

public sealed class ScanForm
{
    public IFormFile Scan { get; set; } = null!;
}

public sealed class DeclineForm
{
    [StringLength(500)]
    public string? Reason { get; set; }
}

public sealed record RestructuringView(RestructuringPage Page, RefuseForm Form);
