using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Payments;

public enum LineDirection
{
    In,
    Out,
}

public enum LineStatus
{
    /// <summary>Stored, not looked at yet.</summary>
    New,

    /// <summary>Nobody knows yet what it is: it stands in the suspense account.</summary>
    Suspense,

    /// <summary>A way out of suspense waits for a second person.</summary>
    Proposed,

    /// <summary>It is to be sent back; the bank's line that shows it closes it.</summary>
    RefundDue,
    Matched,
    Settled,
}

/// <summary>What a line was matched to.</summary>
public enum MatchKind
{
    AnnouncedReceipt,
    Repayment,
    GrantRefund,
    SupplierRefund,
    SentPayout,
    ReturnedPayout,
    Refund,

    /// <summary>The books had it before the statement came.</summary>
    Booked,
}

/// <summary>One line of a fund's bank statement: what truly happened in the account.</summary>
public sealed partial class StatementLine : AggregateRoot<StatementLine>
{
    public static readonly Transitions<LineStatus> Moves = new(
        "statement-line",
        LineStatus.New,
        (LineStatus.New, [LineStatus.Matched, LineStatus.Suspense]),
        (LineStatus.Suspense, [LineStatus.Matched, LineStatus.Proposed]),
        (LineStatus.Proposed, [LineStatus.Settled, LineStatus.RefundDue, LineStatus.Suspense]),
        (LineStatus.RefundDue, [LineStatus.Settled, LineStatus.Suspense]),
        (LineStatus.Matched, [LineStatus.Suspense])
    );

    private StatementLine() { }

    public Id<Statement> StatementId { get; private set; }

    public Id<FundAccount> FundAccountId { get; private set; }

    public Id<FundSource> FundSourceId { get; private set; }

    /// <summary>Its place in its file, from the oldest.</summary>
    public int No { get; private set; }

    public DateOnly BookedOn { get; private set; }

    public LineDirection Direction { get; private set; }

    public Money Amount { get; private set; }

    public string Description { get; private set; } = "";

    public string? BankReference { get; private set; }

    /// <summary>The account's balance after it, as the bank says; rupiah, below zero where overdrawn.</summary>
    public long? Balance { get; private set; }

    /// <summary>The same for the same line in every file of the account.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Which columns the fingerprint was made of.</summary>
    public LineKey Key { get; private set; }

    public LineStatus Status { get; private set; }

    public MatchKind? MatchedKind { get; private set; }

    /// <summary>The receipt, payout, funding or other line it is.</summary>
    public Guid? MatchedId { get; private set; }

    /// <summary>That record's number.</summary>
    public string? MatchedReference { get; private set; }

    public DateTimeOffset? MatchedAt { get; private set; }

    public Id<StaffMember>? MatchedById { get; private set; }

    /// <summary>Matched by the reference number and amount alone, without a person.</summary>
    public bool MatchedByItself { get; private set; }

    /// <summary>Signed rupiah: what came is positive.</summary>
    public long Signed => Direction == LineDirection.In ? Amount.Rupiah : -Amount.Rupiah;

    /// <summary>It can still be matched.</summary>
    public bool IsOpen => Status is LineStatus.New or LineStatus.Suspense;

    public static StatementLine Of(Id<StatementLine> id, Statement statement, int no, ReadLine read, LineKey key) =>
        new()
        {
            Id = id,
            StatementId = statement.Id,
            FundAccountId = statement.FundAccountId,
            FundSourceId = statement.FundSourceId,
            No = no,
            BookedOn = read.BookedOn,
            Direction = read.Amount > 0 ? LineDirection.In : LineDirection.Out,
            Amount = new Money(Math.Abs(read.Amount)),
            Description = read.Description,
            BankReference = read.Reference,
            Balance = read.Balance,
            Fingerprint = read.Fingerprint,
            Key = key,
        };

    /// <summary>The bank's own number where it gives one, else the line's place in its statement.</summary>
    public string ProofReference(string statement) => BankReference ?? $"{statement}/{No}";

    /// <summary>Throws unless the line can be matched to something of this direction, amount and fund.</summary>
    public void RequireFit(LineDirection direction, Money amount, Id<FundSource> fund)
    {
        PaymentRules.LineIsOpen.Require(IsOpen);
        PaymentRules.LineFitsDirection.Require(Direction == direction);
        PaymentRules.LineFitsFund.Require(FundSourceId == fund);
        PaymentRules.LineFitsAmount.Require(Amount == amount, amount, Amount);
    }

    /// <summary>It is known what the line is. Gives whether it stood in suspense until now.</summary>
    public bool Match(LineMatch match, DateTimeOffset at)
    {
        PaymentRules.LineIsOpen.Require(IsOpen);
        Moves.Require(Status, LineStatus.Matched);
        var waited = Status == LineStatus.Suspense;
        (Status, MatchedKind, MatchedId, MatchedReference) = (
            LineStatus.Matched,
            match.Kind,
            match.Id,
            match.Reference
        );
        (MatchedById, MatchedByItself, MatchedAt) = (match.ById, match.ByItself, at);
        Raise(new LineMatched(Id, match.Kind, match.Id));
        return waited;
    }
}

/// <summary>What a line was found to be, and in whose name.</summary>
public sealed record LineMatch(MatchKind Kind, Guid Id, string Reference, Id<StaffMember> ById, bool ByItself);

public sealed record LineMatched(Id<StatementLine> LineId, MatchKind Kind, Guid MatchedId) : IDomainEvent;
