using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Payments.Gateway;

/// <summary>In the order of their rank: news of a lower rank than what is known come late and change nothing.</summary>
public enum OnlinePaymentStatus
{
    Preparing,
    Open,
    UnderWay,
    Refused,
    Expired,
    Failed,
    Paid,
    Strange,
    Returned,
}

/// <summary>A borrower pays on a page of the gateway's. What was paid is fetched from there, never typed and never told by the returning browser.</summary>
public sealed class OnlinePayment : AggregateRoot<OnlinePayment>
{
    /// <summary>How long the page may be paid on.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(1);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(5);

    public static readonly Transitions<OnlinePaymentStatus> Moves = new(
        "online-payment",
        OnlinePaymentStatus.Preparing,
        (
            OnlinePaymentStatus.Preparing,
            [
                OnlinePaymentStatus.Open,
                OnlinePaymentStatus.UnderWay,
                OnlinePaymentStatus.Refused,
                OnlinePaymentStatus.Expired,
                OnlinePaymentStatus.Failed,
                OnlinePaymentStatus.Paid,
                OnlinePaymentStatus.Strange,
                OnlinePaymentStatus.Returned,
            ]
        ),
        (
            OnlinePaymentStatus.Open,
            [
                OnlinePaymentStatus.UnderWay,
                OnlinePaymentStatus.Expired,
                OnlinePaymentStatus.Failed,
                OnlinePaymentStatus.Paid,
                OnlinePaymentStatus.Strange,
                OnlinePaymentStatus.Returned,
            ]
        ),
        (
            OnlinePaymentStatus.UnderWay,
            [
                OnlinePaymentStatus.Expired,
                OnlinePaymentStatus.Failed,
                OnlinePaymentStatus.Paid,
                OnlinePaymentStatus.Strange,
                OnlinePaymentStatus.Returned,
            ]
        ),
        (
            OnlinePaymentStatus.Expired,
            [
                OnlinePaymentStatus.Failed,
                OnlinePaymentStatus.Paid,
                OnlinePaymentStatus.Strange,
                OnlinePaymentStatus.Returned,
            ]
        ),
        (
            OnlinePaymentStatus.Failed,
            [OnlinePaymentStatus.Paid, OnlinePaymentStatus.Strange, OnlinePaymentStatus.Returned]
        ),
        (OnlinePaymentStatus.Paid, [OnlinePaymentStatus.Returned]),
        (OnlinePaymentStatus.Strange, [OnlinePaymentStatus.Paid, OnlinePaymentStatus.Returned])
    );

    private OnlinePayment() { }

    /// <summary><c>BD-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public OnlinePaymentStatus Status { get; private set; }

    public ReceiptPurpose Purpose { get; private set; }

    public Guid SubjectId { get; private set; }

    public string SubjectReference { get; private set; } = "";

    public Id<Returnee> ReturneeId { get; private set; }

    public Id<FundSource> FundSourceId { get; private set; }

    /// <summary>What is to be paid: no other amount is posted.</summary>
    public Money Amount { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>The page's id at the gateway.</summary>
    public string? PageId { get; private set; }

    /// <summary>Where it is paid; forgotten once it is closed.</summary>
    public string? PageAddress { get; private set; }

    /// <summary>The payment's id at the gateway.</summary>
    public string? PaymentId { get; private set; }

    /// <summary>The charge's id there, by which its movement of the balance is known.</summary>
    public string? ChargeId { get; private set; }

    /// <summary>The receipt it becomes; made beforehand, so that there is only ever one.</summary>
    public Id<Receipt> ReceiptId { get; private set; }

    public DateOnly? PaidOn { get; private set; }

    /// <summary>What the gateway kept, rounded half up to one rupiah.</summary>
    public Money Fee { get; private set; }

    /// <summary>What came in where it is not what was asked: whole rupiah in suspense.</summary>
    public Money StrangeAmount { get; private set; }

    /// <summary>What a person must look at: another amount, a part given back, a dispute. The key of its text.</summary>
    public string? Concern { get; private set; }

    /// <summary>When it is looked at again without being told; null once nothing more is expected.</summary>
    public DateTimeOffset? NextLookAt { get; private set; }

    public DateTimeOffset? AskedAt { get; private set; }

    public bool MayStillBePaid =>
        Status is OnlinePaymentStatus.Preparing or OnlinePaymentStatus.Open or OnlinePaymentStatus.UnderWay;

    public ReceiptSubject Subject => new(Purpose, SubjectId, SubjectReference, ReturneeId, FundSourceId);

    public static OnlinePayment Begin(
        Id<OnlinePayment> id,
        string reference,
        ReceiptSubject subject,
        Money amount,
        Money most,
        DateTimeOffset at
    )
    {
        PaymentRules.NeedsAmount.Require(!amount.IsZero);
        GatewayRules.AmountTooLarge.Require(amount <= most, most);
        var payment = new OnlinePayment
        {
            Id = id,
            Reference = reference,
            Purpose = subject.Purpose,
            SubjectId = subject.Id,
            SubjectReference = subject.Reference,
            ReturneeId = subject.ReturneeId,
            FundSourceId = subject.FundSourceId,
            Amount = amount,
            MadeAt = at,
            ExpiresAt = at + OpenFor,
            ReceiptId = Id<Receipt>.New(),
            NextLookAt = at + BetweenLooks,
        };
        payment.Raise(new OnlinePaymentBegun(id, subject.Id, subject.ReturneeId, amount));
        return payment;
    }

    /// <summary>The page stands; where it has been paid already, that is known from a look, not from here.</summary>
    public void PageOpened(string page, string? address)
    {
        (PageId, PageAddress) = (page, MayStillBePaid ? address : null);
        if (Status == OnlinePaymentStatus.Preparing)
            Status = OnlinePaymentStatus.Open;
    }

    /// <summary>The gateway would not open a page: nothing was paid.</summary>
    public void PageRefused()
    {
        if (Status != OnlinePaymentStatus.Preparing)
            return;
        Moves.Require(Status, OnlinePaymentStatus.Refused);
        (Status, NextLookAt) = (OnlinePaymentStatus.Refused, null);
    }

    /// <summary>Takes in what was fetched from the gateway. The outcome says what is to be posted; late and repeated news change nothing.</summary>
    public OnlinePaymentOutcome Learn(OnlinePaymentFacts facts, DateTimeOffset at)
    {
        (PageId, PaymentId, ChargeId) = (facts.Page, facts.Payment ?? PaymentId, facts.Charge ?? ChargeId);
        NextLookAt = MayStillBePaid ? at + BetweenLooks : null;
        var next = RankOf(facts);
        if (facts.PartlyReturned && Status is OnlinePaymentStatus.Paid or OnlinePaymentStatus.Strange)
            Concern = "part-returned";
        if (facts.Disputed)
            Concern = "disputed";
        if (next <= Status || !Moves.Allows(Status, next))
            return OnlinePaymentOutcome.Nothing;
        return Become(next, facts, at);
    }

    private OnlinePaymentStatus RankOf(OnlinePaymentFacts facts) =>
        facts.Status != OnlinePaymentStatus.Paid ? facts.Status
        : facts.WhollyReturned ? OnlinePaymentStatus.Returned
        : !facts.IsWhatWasAsked(Id.Value, Amount) ? OnlinePaymentStatus.Strange
        : OnlinePaymentStatus.Paid;

    private OnlinePaymentOutcome Become(OnlinePaymentStatus next, OnlinePaymentFacts facts, DateTimeOffset at)
    {
        Moves.Require(Status, next);
        var was = Status;
        Status = next;
        if (MayStillBePaid)
            return OnlinePaymentOutcome.Nothing;
        (PageAddress, NextLookAt) = (null, null);
        var today = ProgrammeCalendar.DateOf(at);
        PaidOn ??=
            facts.PaidAt is { } paid && ProgrammeCalendar.DateOf(paid) <= today
                ? ProgrammeCalendar.DateOf(paid)
                : today;
        switch (next)
        {
            case OnlinePaymentStatus.Paid:
                Fee = new Money(Sen.Rounded(facts.Fee));
                return OnlinePaymentOutcome.Post;
            case OnlinePaymentStatus.Strange:
                (StrangeAmount, Concern) = (facts.WholeRupiah, "other-amount");
                return StrangeAmount.IsZero ? OnlinePaymentOutcome.Nothing : OnlinePaymentOutcome.Suspend;
            case OnlinePaymentStatus.Returned:
                Concern = null;
                return was == OnlinePaymentStatus.Paid ? OnlinePaymentOutcome.Reverse
                    : was == OnlinePaymentStatus.Strange && !StrangeAmount.IsZero ? OnlinePaymentOutcome.Release
                    : OnlinePaymentOutcome.Nothing;
            default:
                PaidOn = null;
                return OnlinePaymentOutcome.Nothing;
        }
    }

    /// <summary>It was paid, but what it was for takes no money any more: the amount waits in suspense for a person.</summary>
    public void CouldNotBePosted(OnlinePaymentFacts facts, DateTimeOffset at)
    {
        if (!Moves.Allows(Status, OnlinePaymentStatus.Strange))
            return;
        Moves.Require(Status, OnlinePaymentStatus.Strange);
        (PageId, PaymentId, ChargeId) = (facts.Page, facts.Payment ?? PaymentId, facts.Charge ?? ChargeId);
        (PageAddress, NextLookAt) = (null, null);
        (Status, StrangeAmount, Fee) = (
            OnlinePaymentStatus.Strange,
            facts.WholeRupiah,
            new Money(Sen.Rounded(facts.Fee))
        );
        (PaidOn, Concern) = (ProgrammeCalendar.DateOf(at), "not-postable");
    }

    /// <summary>Somebody asks; false where the gateway was looked at a moment ago, or nothing more can come.</summary>
    public bool AskedToLook(DateTimeOffset at)
    {
        if (NextLookAt is null || at < AskedAt + BetweenQuestions)
            return false;
        AskedAt = at;
        return true;
    }

    /// <summary>The clock asks.</summary>
    public void Chased(DateTimeOffset at) => NextLookAt = at + BetweenLooks;

    /// <summary>A person takes what came in, from suspense, for what it was meant for.</summary>
    public void Accept(DateTimeOffset at)
    {
        Moves.Require(Status, OnlinePaymentStatus.Paid);
        GatewayRules.HasAConcern.Require(Status == OnlinePaymentStatus.Strange && !StrangeAmount.IsZero);
        (Status, Concern, PaidOn) = (OnlinePaymentStatus.Paid, null, PaidOn ?? ProgrammeCalendar.DateOf(at));
    }

    /// <summary>Somebody has seen to it.</summary>
    public void SeenTo()
    {
        GatewayRules.HasAConcern.Require(Concern is not null);
        Concern = null;
    }

    /// <summary>The event of the books that carries it.</summary>
    public Id<LedgerEvent> Event(string what) => LedgerEventIds.Of("online:" + what, Id.Value);
}

public enum OnlinePaymentOutcome
{
    Nothing,
    Post,
    Suspend,
    Reverse,
    Release,
}

/// <summary>How a payment stands at the gateway: fetched, never told. Amounts in sen.</summary>
/// <param name="Page">The page's id there.</param>
/// <param name="OrderId">Our id, as it was given to the page.</param>
/// <param name="Payment">The payment's id there, once there is one.</param>
/// <param name="Fee">What the gateway kept.</param>
/// <param name="Refunded">What went back to the payer.</param>
/// <param name="Rupiah">Whether it is rupiah at all, and real money where real money is expected.</param>
public sealed record OnlinePaymentFacts(
    string Page,
    Guid? OrderId,
    OnlinePaymentStatus Status,
    string? Payment,
    string? Charge,
    long Amount,
    bool Rupiah,
    long Fee,
    long Refunded,
    bool Disputed,
    DateTimeOffset? PaidAt
)
{
    public bool WhollyReturned => Amount > 0 && Refunded >= Amount;

    public bool PartlyReturned => Refunded > 0 && Refunded < Amount;

    /// <summary>What can be posted of it: whole rupiah, none of another currency.</summary>
    public Money WholeRupiah => Rupiah && Amount > 0 ? Sen.Whole(Amount) : Money.Zero;

    public bool IsWhatWasAsked(Guid order, Money amount) => Rupiah && OrderId == order && Amount == Sen.Of(amount);
}

public sealed record OnlinePaymentBegun(
    Id<OnlinePayment> PaymentId,
    Guid SubjectId,
    Id<Returnee> ReturneeId,
    Money Amount
) : IDomainEvent;
