using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Programmes;

public enum CallKind
{
    Grant,
    Loan,
}

public enum CallStatus
{
    Draft,
    Scheduled,
    Open,
    Closed,
    UnderReview,
    Decided,
    Archived,
}

/// <summary>Where the money comes from, e.g. APBD Banten 2026 or a cooperative's revolving fund.</summary>
public sealed class FundSource : AggregateRoot<FundSource>
{
    private FundSource() { }

    /// <summary>Short and unique, part of ledger account codes: <c>APBD26</c>.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public static FundSource Open(Id<FundSource> id, string code, string name) =>
        new()
        {
            Id = id,
            Code = code,
            Name = name,
        };
}

/// <summary>An invitation to apply: what is offered, to whom, by when, and how plans are judged.</summary>
public sealed class FundingCall : AggregateRoot<FundingCall>
{
    public static readonly Transitions<CallStatus> Moves = new(
        "funding-call",
        CallStatus.Draft,
        (CallStatus.Draft, [CallStatus.Scheduled, CallStatus.Open]),
        (CallStatus.Scheduled, [CallStatus.Open, CallStatus.Draft]),
        (CallStatus.Open, [CallStatus.Closed]),
        (CallStatus.Closed, [CallStatus.UnderReview, CallStatus.Open]),
        (CallStatus.UnderReview, [CallStatus.Decided]),
        (CallStatus.Decided, [CallStatus.Archived])
    );

    private FundingCall() { }

    /// <summary><c>PGL-2026-0001</c>.</summary>
    public string Reference { get; private set; } = "";

    public string Title { get; private set; } = "";

    public CallKind Kind { get; private set; }

    public CallStatus Status { get; private set; }

    public Id<FundSource> FundSourceId { get; private set; }

    /// <summary>The lender by name for loans: the platform never lends.</summary>
    public string? Lender { get; private set; }

    /// <summary>The most this call may commit.</summary>
    public Money Ceiling { get; private set; }

    public Money MinimumAmount { get; private set; }

    public Money MaximumAmount { get; private set; }

    public int ReviewersNeeded { get; private set; } = 2;

    public bool CourseRequired { get; private set; }

    /// <summary>The loan product's code, for loan calls.</summary>
    public string? LoanProductCode { get; private set; }
}

public sealed record CallOpened(Id<FundingCall> CallId) : IDomainEvent;

public sealed record CallClosed(Id<FundingCall> CallId) : IDomainEvent;
