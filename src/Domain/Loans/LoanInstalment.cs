using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>One instalment of a loan as signed, and what of it has been paid.</summary>
public sealed class LoanInstalment
{
    private LoanInstalment() { }

    public int No { get; private set; }

    /// <summary>The nominal date.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Late from the day after.</summary>
    public DateOnly PayableOn { get; private set; }

    public Money Principal { get; private set; }

    public Money Charge { get; private set; }

    /// <summary>Principal left after this instalment, as scheduled.</summary>
    public Money Balance { get; private set; }

    public Money PaidPrincipal { get; private set; }

    public Money PaidCharge { get; private set; }

    /// <summary>The day the last of it was paid.</summary>
    public DateOnly? SettledOn { get; private set; }

    public Money Total => Principal + Charge;

    public Money Paid => PaidPrincipal + PaidCharge;

    public Money Unpaid => Total - Paid;

    public bool IsSettled => Unpaid.IsZero;

    internal static LoanInstalment Of(Instalment row)
    {
        var instalment = new LoanInstalment { No = row.No };
        instalment.Rewrite(row);
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

    internal Instalment Scheduled() => new(No, DueOn, PayableOn, Principal, Charge, Balance);

    internal OpenInstalment Open() =>
        new(No, DueOn, PayableOn, Money.Zero, Money.Zero, Charge - PaidCharge, Principal - PaidPrincipal);

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
