using System.ComponentModel.DataAnnotations;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Payments;

public sealed class RemarkForm
{
    [StringLength(100)]
    public string Remark { get; set; } = "";
}

public sealed class ApproveForm
{
    /// <summary>The content's hash as it was shown.</summary>
    public string SeenHash { get; set; } = "";
}

public sealed class ConfirmForm
{
    public DateOnly PaidOn { get; set; }

    [StringLength(60)]
    public string BankReference { get; set; } = "";

    public IFormFile Proof { get; set; } = null!;

    [StringLength(60)]
    public string? Sp2dNumber { get; set; }

    public DateOnly? Sp2dOn { get; set; }
}

public sealed class BankFileForm
{
    public string Layout { get; set; } = "";

    public List<Id<Payout>> Payouts { get; set; } = [];
}

public sealed class FundAccountForm
{
    public string BankCode { get; set; } = "";

    public AccountNumber Number { get; set; } = null!;

    [StringLength(120)]
    public string Holder { get; set; } = "";

    public string Layout { get; set; } = "";
}
