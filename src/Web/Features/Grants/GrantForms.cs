using System.ComponentModel.DataAnnotations;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Grants;

public sealed class SpendingForm
{
    public string LineId { get; set; } = "";

    public Money Amount { get; set; }

    public DateOnly SpentOn { get; set; }

    [StringLength(200)]
    public string Seller { get; set; } = "";

    [StringLength(500)]
    public string? Remark { get; set; }

    public IFormFile? Photo { get; set; }

    public Id<BudgetLine> Line => Id<BudgetLine>.TryParse(LineId, null, out var id) ? id : default;

    public static SpendingForm Of(SpendingReceipt receipt) =>
        new()
        {
            LineId = receipt.LineId.ToString(),
            Amount = receipt.Amount,
            SpentOn = receipt.SpentOn,
            Seller = receipt.Seller,
            Remark = receipt.Remark,
        };
}

public sealed class NoteForm
{
    [StringLength(4000)]
    public string Note { get; set; } = "";
}

public sealed class RefundForm
{
    public Money Amount { get; set; }

    public DateOnly PaidOn { get; set; }

    [StringLength(60)]
    public string? BankReference { get; set; }

    public IFormFile Proof { get; set; } = null!;
}

public sealed class ReallocationForm
{
    public string FromLineId { get; set; } = "";

    public string ToLineId { get; set; } = "";

    public Money Amount { get; set; }

    [StringLength(1000)]
    public string Reason { get; set; } = "";

    public Id<BudgetLine> From => Id<BudgetLine>.TryParse(FromLineId, null, out var id) ? id : default;

    public Id<BudgetLine> To => Id<BudgetLine>.TryParse(ToLineId, null, out var id) ? id : default;
}
