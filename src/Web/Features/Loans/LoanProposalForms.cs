using System.ComponentModel.DataAnnotations;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Loans;

public sealed class FeeForm
{
    public Money Amount { get; set; }

    [StringLength(500)]
    public string Reason { get; set; } = "";

    public IFormFile Proof { get; set; } = null!;
}

public sealed class WaiverForm
{
    public DueComponent Component { get; set; }

    public Money Amount { get; set; }

    [StringLength(1000)]
    public string Reason { get; set; } = "";

    public IFormFile? Document { get; set; }
}

public sealed class HardshipForm
{
    public DateOnly From { get; set; }

    public DateOnly? Until { get; set; }

    [StringLength(1000)]
    public string Reason { get; set; } = "";

    public IFormFile? Document { get; set; }
}

public sealed class WriteOffForm
{
    [StringLength(1000)]
    public string Reason { get; set; } = "";

    public IFormFile Document { get; set; } = null!;
}
