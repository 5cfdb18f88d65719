using System.ComponentModel.DataAnnotations;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Design;

public enum FundingSource
{
    Grant,
    Own,
    Loan,
}

public sealed class DesignForm
{
    [StringLength(60)]
    public string Name { get; set; } = "";

    public PhoneNumber? Phone { get; set; }

    public Money Amount { get; set; }

    public DateOnly? ReceivedOn { get; set; }

    public FundingSource? Source { get; set; }

    public string? Regency { get; set; }

    public int? Score { get; set; }

    [StringLength(400)]
    public string? Reason { get; set; }

    public bool Agreed { get; set; }

    public List<string> Papers { get; set; } = [];

    public IFormFile? Photo { get; set; }
}
