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
}

public sealed class Sp2dForm
{
    [StringLength(60)]
    public string Number { get; set; } = "";

    public DateOnly On { get; set; }

    public IFormFile Document { get; set; } = null!;
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
