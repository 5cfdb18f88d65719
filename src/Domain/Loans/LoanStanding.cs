using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>
/// How a loan stands from a day on. Written once and never changed, so that the portfolio of any day can be told as it was known at
/// any moment: the last one of that day and moment counts.
/// </summary>
public sealed class LoanStanding
{
    private LoanStanding() { }

    public int No { get; private set; }

    public LoanStatus Status { get; private set; }

    public Collectability? KeptQuality { get; private set; }

    /// <summary>From this day on.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Known from then on.</summary>
    public DateTimeOffset At { get; private set; }

    internal static LoanStanding Of(int no, LoanStatus status, Collectability? kept, DateOnly on, DateTimeOffset at) =>
        new()
        {
            No = no,
            Status = status,
            KeptQuality = kept,
            On = on,
            At = at,
        };
}

/// <summary>The record of how the loan stood. Use cases add to it without reading it.</summary>
public sealed partial class Loan
{
    private readonly List<LoanStanding> _standings = [];

    public IReadOnlyList<LoanStanding> Standings => _standings;

    /// <summary>How many were ever written.</summary>
    public int StandingCount { get; private set; }

    private void Stand(DateOnly on, DateTimeOffset at) =>
        _standings.Add(LoanStanding.Of(++StandingCount, Status, KeptQuality, on, at));
}
