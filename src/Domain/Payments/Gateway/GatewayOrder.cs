using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Payments.Gateway;

public enum GatewayOrderKind
{
    OpenPage,
    OpenAccount,
    Transfer,
    PayOut,
    TakeBack,
}

public enum GatewayOrderStatus
{
    Ready,
    Sent,
    Unknown,
    Succeeded,
    Rejected,
}

/// <summary>
/// One thing the payment gateway was told to do. Key and parameters are committed before the first attempt and never change; "unknown" is
/// a state: the same bytes under the same key within a day, afterwards only looking up.
/// </summary>
public sealed class GatewayOrder : AggregateRoot<GatewayOrder>
{
    /// <summary>As long as the gateway surely remembers a key.</summary>
    public static readonly TimeSpan Repeatable = TimeSpan.FromHours(24);

    /// <summary>After this long without an answer somebody comes back to it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(30);

    public static readonly Transitions<GatewayOrderStatus> Moves = new(
        "gateway-order",
        GatewayOrderStatus.Ready,
        (GatewayOrderStatus.Ready, [GatewayOrderStatus.Sent]),
        (
            GatewayOrderStatus.Sent,
            [GatewayOrderStatus.Succeeded, GatewayOrderStatus.Rejected, GatewayOrderStatus.Unknown]
        ),
        (
            GatewayOrderStatus.Unknown,
            [GatewayOrderStatus.Sent, GatewayOrderStatus.Succeeded, GatewayOrderStatus.Rejected]
        )
    );

    private GatewayOrder() { }

    public GatewayOrderKind Kind { get; private set; }

    public GatewayOrderStatus Status { get; private set; }

    /// <summary>The payout, online payment or returnee it is for.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>The number people know the subject by.</summary>
    public string SubjectReference { get; private set; } = "";

    /// <summary>Rises only after a definite refusal.</summary>
    public int Attempt { get; private set; }

    /// <summary>The idempotency key: <c>disb:{payout}:transfer:{attempt}</c>. No personal data.</summary>
    public string Key { get; private set; } = "";

    public string Path { get; private set; } = "";

    /// <summary>The parameters as they are sent, byte for byte.</summary>
    public string Body { get; private set; } = "";

    /// <summary>The recipient's account at the gateway it acts on; null for our own.</summary>
    public string? Account { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset? FirstSentAt { get; private set; }

    public int Tries { get; private set; }

    /// <summary>When somebody comes back to it; null once it is answered, or waits for a person.</summary>
    public DateTimeOffset? NextAt { get; private set; }

    /// <summary>What it made at the gateway.</summary>
    public string? ObjectId { get; private set; }

    /// <summary>The gateway's code of a refusal, or why the answer is not known.</summary>
    public string? Fault { get; private set; }

    /// <summary>The gateway's number of the last request, for asking its support.</summary>
    public string? RequestId { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public Id<StaffMember>? DecidedById { get; private set; }

    public string? DecidedWhy { get; private set; }

    public bool IsOpen => Status is GatewayOrderStatus.Ready or GatewayOrderStatus.Sent or GatewayOrderStatus.Unknown;

    public static GatewayOrder Make(
        Id<GatewayOrder> id,
        GatewayOrderKind kind,
        Guid subject,
        string reference,
        int attempt,
        string path,
        string body,
        string? account,
        DateTimeOffset at
    ) =>
        new()
        {
            Id = id,
            Kind = kind,
            SubjectId = subject,
            SubjectReference = reference,
            Attempt = attempt,
            Key = KeyOf(kind, subject, attempt),
            Path = path,
            Body = body,
            Account = account,
            MadeAt = at,
            NextAt = at + Patience,
        };

    public static string KeyOf(GatewayOrderKind kind, Guid subject, int attempt) =>
        kind switch
        {
            GatewayOrderKind.OpenPage => $"pay:{subject:D}:page:{attempt}",
            GatewayOrderKind.OpenAccount => $"rcpt:{subject:D}:account:{attempt}",
            GatewayOrderKind.Transfer => $"disb:{subject:D}:transfer:{attempt}",
            GatewayOrderKind.PayOut => $"disb:{subject:D}:payout:{attempt}",
            _ => $"disb:{subject:D}:reversal:{attempt}",
        };

    /// <summary>May the same bytes go out now, or only be looked up? Either way somebody comes back soon if this attempt dies.</summary>
    public GatewayStep Begin(DateTimeOffset at)
    {
        if (!IsOpen)
            return GatewayStep.Nothing;
        NextAt = at + Patience;
        if (FirstSentAt is { } first && at >= first + Repeatable)
            return GatewayStep.LookUp;
        if (Status != GatewayOrderStatus.Sent)
            Moves.Require(Status, GatewayOrderStatus.Sent);
        (Status, FirstSentAt, Tries) = (GatewayOrderStatus.Sent, FirstSentAt ?? at, Tries + 1);
        return GatewayStep.Send;
    }

    public void Succeed(string objectId, string? page, string? request, DateTimeOffset at)
    {
        // Two attempts may be under way at once; both get the same answer, and the first one counts.
        if (Status == GatewayOrderStatus.Succeeded)
            return;
        Moves.Require(Status, GatewayOrderStatus.Succeeded);
        (Status, ObjectId, Fault, NextAt, AnsweredAt) = (GatewayOrderStatus.Succeeded, objectId, null, null, at);
        RequestId = request ?? RequestId;
        Raise(new GatewayOrderSucceeded(Id, Kind, SubjectId, Attempt, objectId) { Page = page });
    }

    public void Reject(string code, string? request, DateTimeOffset at)
    {
        if (!IsOpen)
            return;
        Moves.Require(Status, GatewayOrderStatus.Rejected);
        (Status, Fault, NextAt, AnsweredAt) = (GatewayOrderStatus.Rejected, code, null, at);
        RequestId = request ?? RequestId;
        Raise(new GatewayOrderRejected(Id, Kind, SubjectId, Attempt, code));
    }

    /// <summary>No answer, or one that says nothing. It is tried again under the same key, less and less often.</summary>
    public void LoseSight(string why, string? request, DateTimeOffset at)
    {
        if (!IsOpen)
            return;
        if (Status != GatewayOrderStatus.Unknown)
            Moves.Require(Status, GatewayOrderStatus.Unknown);
        var wait = Patience * Math.Pow(2, Math.Min(Tries - 1, 10));
        (Status, Fault, NextAt) = (GatewayOrderStatus.Unknown, why, at + (wait < LongestWait ? wait : LongestWait));
        RequestId = request ?? RequestId;
    }

    /// <summary>Too old to be sent again, and nothing was found of it: a person decides.</summary>
    public void WaitForDecision()
    {
        if (!IsOpen)
            return;
        (Status, NextAt) = (GatewayOrderStatus.Unknown, null);
    }

    /// <summary>Another attempt has been asked for.</summary>
    public void Chased(DateTimeOffset at) => NextAt = IsOpen ? at + Patience : null;

    /// <summary>Somebody asks for another look at once.</summary>
    public void AskAgain(DateTimeOffset at)
    {
        GatewayRules.OrderIsOpen.Require(IsOpen);
        NextAt = at;
    }

    /// <summary>A person has made sure at the gateway that nothing was carried out. Only once it is too old to be sent again.</summary>
    public void DeclareNotDone(string why, Id<StaffMember> by, DateTimeOffset at)
    {
        GatewayRules.OrderIsOpen.Require(Status == GatewayOrderStatus.Unknown);
        GatewayRules.OrderTooOldToRepeat.Require(FirstSentAt is { } first && at >= first + Repeatable);
        PaymentRules.NeedsReason.Require(!string.IsNullOrWhiteSpace(why));
        (DecidedById, DecidedWhy) = (by, why.Trim());
        Reject("declared-not-done", null, at);
    }
}

public enum GatewayStep
{
    Nothing,
    Send,
    LookUp,
}

public sealed record GatewayOrderSucceeded(
    Id<GatewayOrder> OrderId,
    GatewayOrderKind Kind,
    Guid SubjectId,
    int Attempt,
    string ObjectId
) : IDomainEvent
{
    /// <summary>The page it opened; it holds a secret and is kept out of the history.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Page { get; init; }
}

public sealed record GatewayOrderRejected(
    Id<GatewayOrder> OrderId,
    GatewayOrderKind Kind,
    Guid SubjectId,
    int Attempt,
    string Code
) : IDomainEvent;
