using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Loans;

/// <summary>How a borrower who is late was spoken to.</summary>
public enum ContactKind
{
    Call,
    Visit,

    /// <summary>The borrower wrote in the portal.</summary>
    Portal,
}

public enum ContactResult
{
    /// <summary>Will pay a sum by a day.</summary>
    Promised,

    /// <summary>Wants more time: to be answered by a restructuring or a new date.</summary>
    AsksPostponement,

    /// <summary>Was reached and promised nothing.</summary>
    NoPromise,
    NotReached,

    /// <summary>The number or address is not theirs any more.</summary>
    NotThere,
}

/// <summary>How a promise to pay stands on a day.</summary>
public enum PromiseState
{
    Open,
    Kept,
    Broken,
}

/// <summary>One call, visit or word of a borrower who is late, and what came of it. Never changed.</summary>
public sealed class LoanContact : AggregateRoot<LoanContact>
{
    /// <summary>A promise further ahead is a postponement.</summary>
    public const int FurthestPromiseDays = 60;

    private LoanContact() { }

    public Id<Loan> LoanId { get; private set; }

    public ContactKind Kind { get; private set; }

    public ContactResult Result { get; private set; }

    /// <summary>About the loan only; nothing of health, family or complaints belongs here.</summary>
    public string? Note { get; private set; }

    public DateOnly On { get; private set; }

    public DateOnly? PromisedOn { get; private set; }

    public Money? PromisedAmount { get; private set; }

    /// <summary>Null where the borrower wrote it.</summary>
    public Id<StaffMember>? ById { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static LoanContact Record(
        Id<LoanContact> id,
        Loan loan,
        ContactKind kind,
        ContactResult result,
        Promise? promise,
        string? note,
        Id<StaffMember>? by,
        DateTimeOffset at
    )
    {
        var on = ProgrammeCalendar.DateOf(at);
        CollectionRules.OnlyOfRunningLoans.Require(loan.Status == LoanStatus.Disbursed);
        LoanTermsRules.Require(
            CollectionRules.PromiseNamesDayAndSum,
            (result == ContactResult.Promised) == (promise is { Amount.IsZero: false }),
            nameof(PromisedAmount)
        );
        if (promise is { } given)
            LoanTermsRules.Require(
                CollectionRules.PromiseAhead,
                given.On >= on && given.On <= on.AddDays(FurthestPromiseDays),
                nameof(PromisedOn),
                FurthestPromiseDays
            );
        var contact = new LoanContact
        {
            Id = id,
            LoanId = loan.Id,
            Kind = kind,
            Result = result,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            On = on,
            PromisedOn = promise?.On,
            PromisedAmount = promise?.Amount,
            ById = by,
            At = at,
        };
        contact.Raise(new BorrowerContacted(id, loan.Id));
        return contact;
    }

    /// <summary>Kept where as much came in from the day it was given to the day promised.</summary>
    public static PromiseState StateOf(DateOnly promisedOn, Money promised, Money received, DateOnly asOf) =>
        received >= promised ? PromiseState.Kept
        : promisedOn < asOf ? PromiseState.Broken
        : PromiseState.Open;
}

/// <summary>What a borrower says will be paid, and by when.</summary>
public sealed record Promise(DateOnly On, Money Amount);

/// <summary>What collecting insists on.</summary>
public static class CollectionRules
{
    public static readonly Rule OnlyOfRunningLoans = new("loans.contact-only-of-running-loans");
    public static readonly Rule PromiseNamesDayAndSum = new("loans.promise-names-day-and-sum");
    public static readonly Rule PromiseAhead = new("loans.promise-ahead");
    public static readonly Rule LetterOnlyWhenLate = new("loans.warning-only-when-late");
    public static readonly Rule LetterAfterInterval = new("loans.warning-after-interval");
    public static readonly Rule NoLetterWhilePromised = new("loans.warning-not-while-promised");
    public static readonly Rule ThreeLettersAtMost = new("loans.warning-three-at-most");
    public static readonly Rule LetterOnce = new("loans.warning-once");
}

public sealed record BorrowerContacted(Id<LoanContact> ContactId, Id<Loan> LoanId) : IDomainEvent;
