using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>One instalment of a loan as printed, and what of it has been paid.</summary>
public sealed class LoanInstalment
{
    private LoanInstalment() { }

    /// <summary>From 1; a new version of the schedule goes on counting.</summary>
    public int No { get; private set; }

    /// <summary>The version of the schedule that wrote it.</summary>
    public int ScheduleNo { get; private set; } = 1;

    /// <summary>Paid beyond what was due, at once: no date of the schedule.</summary>
    public bool IsExtra { get; private set; }

    /// <summary>The nominal date.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Late from the day after.</summary>
    public DateOnly PayableOn { get; private set; }

    public Money Principal { get; private set; }

    public Money Charge { get; private set; }

    /// <summary>The part of <see cref="Charge"/> that an earlier version had not collected.</summary>
    public Money Carried { get; private set; }

    /// <summary>Principal left after this instalment, as scheduled.</summary>
    public Money Balance { get; private set; }

    /// <summary>Charge asked for by this instalment and all before it, as scheduled.</summary>
    public Money ChargeSoFar { get; private set; }

    public Money PaidPrincipal { get; private set; }

    /// <summary>Waived counts as paid.</summary>
    public Money PaidCharge { get; private set; }

    /// <summary>The day the last of it was paid, fees and late charges aside.</summary>
    public DateOnly? SettledOn { get; private set; }

    public Money Total => Principal + Charge;

    public Money Paid => PaidPrincipal + PaidCharge;

    public Money Unpaid => Total - Paid;

    public bool IsSettled => Unpaid.IsZero;

    /// <summary>How it stands towards a day.</summary>
    public DueBucket BucketOn(DateOnly date) => Open().BucketOn(date);

    internal static LoanInstalment Of(Instalment row)
    {
        var instalment = new LoanInstalment { No = row.No };
        instalment.Rewrite(row);
        return instalment;
    }

    internal static LoanInstalment Of(ScheduleRow row, int schedule, bool extra)
    {
        var instalment = new LoanInstalment { No = row.No };
        instalment.Rewrite(row, schedule, extra);
        return instalment;
    }

    internal void Rewrite(Instalment row) =>
        (DueOn, PayableOn, Principal, Charge, Balance) = (
            row.DueOn,
            row.PayableOn,
            row.Principal,
            row.Charge,
            row.Balance
        );

    internal void Rewrite(ScheduleRow row, int schedule, bool extra)
    {
        (ScheduleNo, IsExtra, SettledOn) = (schedule, extra, null);
        (DueOn, PayableOn, Principal, Charge, Carried) = (
            row.DueOn,
            row.PayableOn,
            row.Principal,
            row.Charge,
            row.Carried
        );
    }

    /// <summary>What is not paid of it moves into the next version of the schedule.</summary>
    internal void Close(DateOnly on)
    {
        if (IsSettled)
            return;
        (Principal, Charge) = (PaidPrincipal, PaidCharge);
        Carried = Money.Min(Carried, Charge);
        SettledOn = on;
    }

    internal void Reach(Money balance, Money chargeSoFar) => (Balance, ChargeSoFar) = (balance, chargeSoFar);

    internal ScheduleRow Printed() => new(No, DueOn, PayableOn, Principal, Charge, Carried);

    /// <summary>As the schedule engine counts it, without what was carried over.</summary>
    internal Instalment Scheduled(int no) => new(no, DueOn, PayableOn, Principal, Charge - Carried, Balance);

    internal OpenInstalment Open() => Open(No);

    internal OpenInstalment Open(int no, Money lateCharge = default, Money fee = default) =>
        new(no, DueOn, PayableOn, lateCharge, fee, Charge - PaidCharge, Principal - PaidPrincipal);

    internal void Cover(DueComponent component, Money amount, DateOnly on)
    {
        if (component == DueComponent.Principal)
            PaidPrincipal += amount;
        else
            PaidCharge += amount;
        SettledOn = IsSettled ? on : null;
    }

    internal void Uncover(DueComponent component, Money amount)
    {
        if (component == DueComponent.Principal)
            PaidPrincipal -= amount;
        else
            PaidCharge -= amount;
        SettledOn = null;
    }
}
