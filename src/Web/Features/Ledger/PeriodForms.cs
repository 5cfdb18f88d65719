using System.ComponentModel.DataAnnotations;
using PmiEmas.Application.Ledger;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Features.Payments;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Ledger;

/// <summary>Why a month is to be closed although something is open in it, or opened again.</summary>
public sealed class PeriodReasonForm
{
    [StringLength(1000)]
    public string? Reason { get; set; }
}

/// <summary>The colours of a month's states, and where what is open in it is seen to.</summary>
public static class PeriodChips
{
    public static Chip Of(PeriodStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                PeriodStatus.Open => Tone.Info,
                PeriodStatus.Closed => Tone.Ok,
                _ => Tone.Warn,
            }
        );

    public static string? LinkOf(ClosingPoint point, DateOnly month) =>
        point.Name switch
        {
            "suspense" => StatementLinks.Suspense,
            "unread-lines" => StatementLinks.Statements,
            "missing-statements" => StatementLinks.New,
            "payouts-under-way" => $"{PaymentLinks.Payouts}?status={nameof(Domain.Payments.PayoutStatus.Sent)}",
            _ => null,
        };
}
