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

    /// <summary>What the call is for, in plain words.</summary>
    public string Summary { get; private set; } = "";

    public CallKind Kind { get; private set; }

    public CallStatus Status { get; private set; }

    public Id<FundSource> FundSourceId { get; private set; }

    /// <summary>The lender by name for loans: the platform never lends.</summary>
    public string? Lender { get; private set; }

    /// <summary>The most this call may commit.</summary>
    public Money Ceiling { get; private set; }

    public Money MinimumAmount { get; private set; }

    public Money MaximumAmount { get; private set; }

    /// <summary>Where applicants live; empty for everywhere.</summary>
    public IReadOnlyList<RegionCode> Regions { get; private set; } = [];

    public DateOnly OpensOn { get; private set; }

    /// <summary>The last day, until midnight in Jakarta.</summary>
    public DateOnly ClosesOn { get; private set; }

    public IReadOnlyList<DocumentWanted> DocumentsWanted { get; private set; } = [];

    /// <summary>Weights sum to 100.</summary>
    public IReadOnlyList<RubricCriterion> Rubric { get; private set; } = [];

    public int ReviewersNeeded { get; private set; } = 2;

    /// <summary>Points (of 100) two totals may lie apart before a further opinion is needed.</summary>
    public int SpreadLimit { get; private set; }

    public bool CourseRequired { get; private set; }

    /// <summary>The course asked for; null for any course of the programme.</summary>
    public string? CourseCode { get; private set; }

    /// <summary>The least share of the budget the applicant carries, in percent.</summary>
    public int OwnContributionPercent { get; private set; }

    /// <summary>How a grant is paid, parts summing to the whole; empty for loans.</summary>
    public IReadOnlyList<TrancheTemplate> Tranches { get; private set; } = [];

    /// <summary>The loan products an applicant may choose from, the one the office proposes first; empty for grants.</summary>
    public IReadOnlyList<string> LoanProductCodes { get; private set; } = [];

    public Id<TranchePlan>? TranchePlanId { get; private set; }

    /// <summary>How far the spending of a budget line may go beyond what was approved for it, in percent.</summary>
    public int VarianceLimitPercent { get; private set; }

    public string LegalBasis { get; private set; } = "";

    public IReadOnlyList<EligibilityRule> Eligibility { get; private set; } = [];

    public static FundingCall Draft(Id<FundingCall> id, string reference, CallTerms terms)
    {
        var call = Of(id, reference, terms);
        call.Raise(new CallWritten(id));
        return call;
    }

    /// <summary>A new draft with the same terms and other dates.</summary>
    public FundingCall Clone(Id<FundingCall> id, string reference, string title, DateOnly opensOn, DateOnly closesOn) =>
        Of(id, reference, Terms() with { Title = title, OpensOn = opensOn, ClosesOn = closesOn });

    /// <summary>Terms change before opening only: afterwards applicants rely on them.</summary>
    public void Edit(CallTerms terms)
    {
        CallRules.EditedBeforeOpening.Require(Status is CallStatus.Draft or CallStatus.Scheduled);
        CallRules.RequireSound(terms);
        Take(terms);
        Raise(new CallWritten(Id));
    }

    public void Schedule(DateOnly today)
    {
        Moves.Require(Status, CallStatus.Scheduled);
        CallRules.OpensLater.Require(OpensOn > today);
        Status = CallStatus.Scheduled;
    }

    public void Unschedule()
    {
        Moves.Require(Status, CallStatus.Draft);
        Status = CallStatus.Draft;
    }

    /// <summary>Opens at once, whatever the planned day; again after closing when its end was moved.</summary>
    public void Open(DateOnly today)
    {
        Moves.Require(Status, CallStatus.Open);
        CallRules.NotPastItsEnd.Require(ClosesOn >= today);
        var reopened = Status == CallStatus.Closed;
        (Status, OpensOn) = (CallStatus.Open, OpensOn > today ? today : OpensOn);
        // People are told of a call once.
        if (!reopened)
            Raise(new CallOpened(Id));
    }

    public void Extend(DateOnly closesOn, DateOnly today)
    {
        CallRules.ExtendedWhileOpenOrClosed.Require(Status is CallStatus.Open or CallStatus.Closed);
        CallRules.ExtendedForward.Require(closesOn > ClosesOn && closesOn >= today);
        ClosesOn = closesOn;
    }

    public void Close()
    {
        Moves.Require(Status, CallStatus.Closed);
        Status = CallStatus.Closed;
        Raise(new CallClosed(Id));
    }

    public void BeginReview()
    {
        Moves.Require(Status, CallStatus.UnderReview);
        Status = CallStatus.UnderReview;
    }

    public void Decide()
    {
        Moves.Require(Status, CallStatus.Decided);
        Status = CallStatus.Decided;
        Raise(new CallDecided(Id));
    }

    public void Archive()
    {
        Moves.Require(Status, CallStatus.Archived);
        Status = CallStatus.Archived;
    }

    /// <summary>The closing day counts until midnight in Jakarta, whether or not the call was closed by then.</summary>
    public bool AcceptsPlansOn(DateOnly today) => Status == CallStatus.Open && OpensOn <= today && today <= ClosesOn;

    public Eligibility EligibilityOf(Applicant applicant, DateOnly today)
    {
        var unmet = Eligibility.Where(rule => !rule.Fits(applicant, Regions, today)).ToList();
        return unmet.Count == 0 ? new Programmes.Eligibility.Eligible() : new Programmes.Eligibility.NotEligible(unmet);
    }

    public CallTerms Terms() =>
        new()
        {
            Title = Title,
            Summary = Summary,
            Kind = Kind,
            FundSourceId = FundSourceId,
            Lender = Lender,
            Ceiling = Ceiling,
            MinimumAmount = MinimumAmount,
            MaximumAmount = MaximumAmount,
            Regions = Regions,
            OpensOn = OpensOn,
            ClosesOn = ClosesOn,
            DocumentsWanted = DocumentsWanted,
            Rubric = Rubric,
            ReviewersNeeded = ReviewersNeeded,
            SpreadLimit = SpreadLimit,
            CourseRequired = CourseRequired,
            CourseCode = CourseCode,
            OwnContributionPercent = OwnContributionPercent,
            Tranches = Tranches,
            LoanProductCodes = LoanProductCodes,
            TranchePlanId = TranchePlanId,
            VarianceLimitPercent = VarianceLimitPercent,
            LegalBasis = LegalBasis,
            Eligibility = Eligibility,
        };

    private static FundingCall Of(Id<FundingCall> id, string reference, CallTerms terms)
    {
        CallRules.RequireSound(terms);
        var call = new FundingCall { Id = id, Reference = reference };
        call.Take(terms);
        return call;
    }

    private void Take(CallTerms terms)
    {
        (Title, Summary, Kind, FundSourceId) = (terms.Title, terms.Summary, terms.Kind, terms.FundSourceId);
        (Ceiling, MinimumAmount, MaximumAmount) = (terms.Ceiling, terms.MinimumAmount, terms.MaximumAmount);
        (OpensOn, ClosesOn, Regions) = (terms.OpensOn, terms.ClosesOn, terms.Regions);
        (DocumentsWanted, Rubric, Eligibility) = (terms.DocumentsWanted, terms.Rubric, terms.Eligibility);
        (ReviewersNeeded, SpreadLimit) = (terms.ReviewersNeeded, terms.SpreadLimit);
        (CourseRequired, CourseCode) = (terms.CourseRequired, terms.CourseRequired ? terms.CourseCode : null);
        (OwnContributionPercent, LegalBasis) = (terms.OwnContributionPercent, terms.LegalBasis);
        var grant = terms.Kind == CallKind.Grant;
        Lender = grant ? null : terms.Lender;
        LoanProductCodes = grant ? [] : [.. terms.LoanProductCodes.Distinct()];
        (Tranches, TranchePlanId) = grant ? (terms.Tranches, terms.TranchePlanId) : ([], null);
        VarianceLimitPercent = terms.VarianceLimitPercent;
    }
}

/// <summary>An officer wrote the terms; what they name must exist.</summary>
public sealed record CallWritten(Id<FundingCall> CallId) : IDomainEvent;

public sealed record CallOpened(Id<FundingCall> CallId) : IDomainEvent;

public sealed record CallClosed(Id<FundingCall> CallId) : IDomainEvent;

public sealed record CallDecided(Id<FundingCall> CallId) : IDomainEvent;
