using System.ComponentModel.DataAnnotations;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Loans;

/// <summary>A group's name and meeting; its leader only when it is formed.</summary>
public sealed class GroupForm
{
    [StringLength(80)]
    public string Name { get; set; } = "";

    public DayOfWeek MeetingDay { get; set; } = DayOfWeek.Monday;

    [StringLength(200)]
    public string MeetingPlace { get; set; } = "";

    public Guid? LeaderLoanId { get; set; }

    public static GroupForm Of(BorrowerGroup group) =>
        new()
        {
            Name = group.Name,
            MeetingDay = group.MeetingDay,
            MeetingPlace = group.MeetingPlace,
        };
}

public sealed class SignByForm
{
    public DateOnly SignBy { get; set; }
}

public sealed class CoverForm
{
    public Id<Receipt> ReceiptId { get; set; }

    public Id<Loan> CoveringLoanId { get; set; }

    public Money Amount { get; set; }
}

public sealed class SettleForm
{
    public Money Amount { get; set; }

    public DateOnly On { get; set; }
}
