using System.ComponentModel.DataAnnotations;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Loans;

/// <summary>What came in and when: asked before the split is shown.</summary>
public class AmountForm
{
    public Money Amount { get; set; }

    public DateOnly ReceivedOn { get; set; }

    /// <summary>What becomes of the instalments with what is beyond the due; null: it counts in advance.</summary>
    public PrepaymentPlan? Prepay { get; set; }
}

public sealed class RepaymentForm : AmountForm
{
    public ReceiptMethod Method { get; set; }

    [StringLength(60)]
    public string? BankReference { get; set; }

    public IFormFile? Proof { get; set; }
}

public sealed class MatchForm : AmountForm
{
    [StringLength(60)]
    public string? BankReference { get; set; }
}

public sealed class RefuseForm
{
    [StringLength(500)]
    public string Reason { get; set; } = "";
}

public sealed class AnnounceForm
{
    public Money Amount { get; set; }

    public DateOnly TransferredOn { get; set; }

    public PrepaymentPlan? Prepay { get; set; }

    [StringLength(60)]
    public string? BankReference { get; set; }

    public IFormFile Proof { get; set; } = null!;
}

public sealed class ChangeProductForm
{
    [StringLength(40)]
    public string ProductCode { get; set; } = "";

    [StringLength(500)]
    public string Reason { get; set; } = "";
}

public sealed class PlanForm
{
    [Range(1, 600)]
    public int Periods { get; set; }

    public DateOnly PlannedOn { get; set; }

    public DateOnly? FirstDueOn { get; set; }
}
