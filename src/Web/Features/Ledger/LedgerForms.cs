using System.ComponentModel.DataAnnotations;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Ledger;

/// <summary>What a report of the books is asked; empty fields leave it open.</summary>
public sealed class PeriodForm
{
    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    /// <summary>As the books stood at the end of this day.</summary>
    public DateOnly? RecordedOn { get; set; }

    public string? Fund { get; set; }

    public DateTimeOffset? RecordedAt =>
        RecordedOn is { } day ? ProgrammeCalendar.StartOf(day.AddDays(1)).AddTicks(-1) : null;
}

public sealed class FundingForm
{
    /// <summary>The id of the event, made with the form: what makes it count once.</summary>
    public Guid EventId { get; set; }

    public string Fund { get; set; } = "";

    public Money Amount { get; set; }

    public DateOnly ReceivedOn { get; set; }

    [StringLength(40)]
    public string Reference { get; set; } = "";
}
