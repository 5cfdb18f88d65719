using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>From how many days past due on each of the three warning letters may be sent.</summary>
public sealed record WarningDays(int First, int Second, int Third)
{
    public const int Longest = 365;

    public static readonly Rule InOrder = new("loans.warning-days-in-order");

    /// <summary>Reminders come before the first, and two weeks between letters.</summary>
    public static readonly WarningDays Usual = new(8, 22, 36);

    public void Check() =>
        LoanTermsRules.Require(
            InOrder,
            0 < First && First < Second && Second < Third && Third <= Longest,
            nameof(First),
            Longest
        );

    /// <summary>Days past due from which letter 1, 2 or 3 may be sent.</summary>
    public int Of(int no) =>
        no switch
        {
            1 => First,
            2 => Second,
            _ => Third,
        };

    /// <summary>Days that a letter leaves to pay in: until the next one may follow.</summary>
    public int DaysToPay(int no) => no == 1 ? Second - First : Third - Second;
}
