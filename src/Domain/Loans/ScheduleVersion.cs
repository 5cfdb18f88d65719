using System.Runtime.InteropServices;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Loans;

/// <summary>Why a schedule was written.</summary>
public enum ScheduleCause
{
    /// <summary>The schedule printed at signing.</summary>
    Signing,

    /// <summary>A further part of the loan was paid out.</summary>
    Tranche,

    /// <summary>More was paid than was due.</summary>
    Prepayment,

    /// <summary>The quote of a day was paid: nothing comes after it.</summary>
    Settlement,

    /// <summary>The receipt of a prepayment or settlement was reversed.</summary>
    TakenBack,

    Postponed,
    Extended,
    Lowered,

    /// <summary>Parts of the loan that had not been paid out never will be.</summary>
    TranchesCancelled,
}

/// <summary>One version of a loan's schedule as it was printed. Never changed.</summary>
public sealed class ScheduleVersion
{
    private ScheduleVersion() { }

    /// <summary>1 is the one signed.</summary>
    public int No { get; private set; }

    public ScheduleCause Cause { get; private set; }

    /// <summary>From this day on its instalments are in force.</summary>
    public DateOnly FromOn { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Who entered it; null for the signed one.</summary>
    public Id<StaffMember>? ById { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>The receipt whose money made it, where one did.</summary>
    public Id<Receipt>? ReceiptId { get; private set; }

    public LoanTerms Terms { get; private set; } = null!;

    /// <summary>Its own instalments; those paid under earlier versions stand there.</summary>
    public IReadOnlyList<ScheduleRow> Rows { get; private set; } = [];

    /// <summary>The other instalments as they stood then, what was prepaid among them: with <see cref="Rows"/> the whole schedule.</summary>
    public IReadOnlyList<ScheduleRow> Stays { get; private set; } = [];

    internal static ScheduleVersion Of(
        int no,
        ScheduleChange change,
        LoanTerms terms,
        IReadOnlyList<ScheduleRow> rows,
        IReadOnlyList<ScheduleRow> stays
    ) =>
        new()
        {
            No = no,
            Cause = change.Cause,
            FromOn = change.FromOn,
            At = change.At,
            ById = change.ById,
            Reason = change.Reason,
            ReceiptId = change.ReceiptId,
            Terms = terms,
            Rows = rows,
            Stays = stays,
        };
}

/// <summary>A printed instalment.</summary>
/// <param name="No">As the loan counts its instalments, over all versions.</param>
/// <param name="Charge">With <paramref name="Carried"/>.</param>
/// <param name="Carried">Charge of an earlier version that was still to be paid, spread over this one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ScheduleRow(
    int No,
    DateOnly DueOn,
    DateOnly PayableOn,
    Money Principal,
    Money Charge,
    Money Carried
)
{
    public Money Total => Principal + Charge;
}

/// <summary>Who changed a schedule, from which day, and why.</summary>
public sealed record ScheduleChange(
    ScheduleCause Cause,
    DateOnly FromOn,
    DateTimeOffset At,
    Id<StaffMember>? ById = null,
    string? Reason = null,
    Id<Receipt>? ReceiptId = null
);

/// <summary>The next version of a loan's schedule, before it is written.</summary>
/// <param name="Kept">So many of the instalments in force stay; the others are replaced.</param>
/// <param name="Terms">The new instalments follow from them.</param>
/// <param name="Rows">Numbered from the first that is new.</param>
/// <param name="Extra">What a prepayment covers at once, as an instalment of its own; null where nothing is prepaid.</param>
public sealed record SchedulePlan(int Kept, LoanTerms Terms, IReadOnlyList<ScheduleRow> Rows, ScheduleRow? Extra = null)
{
    /// <summary>What is paid most times.</summary>
    public Money Instalment => Paying.Count == 0 ? Money.Zero : Paying[^Math.Min(2, Paying.Count)].Total;

    public DateOnly? EndsOn => Paying.Count == 0 ? null : Paying[^1].DueOn;

    public Money Charge => Money.Sum(Rows.Select(r => r.Charge));

    public Money Principal => Money.Sum(Rows.Select(r => r.Principal));

    public Money Total => Principal + Charge;

    /// <summary>Instalments with something to pay.</summary>
    public IReadOnlyList<ScheduleRow> Paying => [.. Rows.Where(r => !r.Total.IsZero)];
}
