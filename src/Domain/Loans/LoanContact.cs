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

    /// <summary>Who is late and promised nothing is spoken to again after so many days.</summary>
    public const int AgainAfterDays = 7;

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

    /// <summary>The borrower's own promise: one at a time, and after a broken one an officer is to be spoken to.</summary>
    /// <param name="id">Of the contact.</param>
    /// <param name="loan">Still owed.</param>
    /// <param name="promise">The day and the sum.</param>
    /// <param name="earlier">The promises given before, of which those about the present lateness count.</param>
    /// <param name="note">For the officer.</param>
    /// <param name="at">When it was written.</param>
    public static LoanContact Promise(
        Id<LoanContact> id,
        Loan loan,
        Promise promise,
        IEnumerable<LoanContact> earlier,
        string? note,
        DateTimeOffset at
    )
    {
        var today = ProgrammeCalendar.DateOf(at);
        var states = earlier.Where(c => c.PromisedOn >= loan.OldestUnpaidOn).Select(c => c.StateOn(loan, today));
        foreach (var state in states)
        {
            CollectionRules.OnePromiseAtATime.Require(state != PromiseState.Open);
            CollectionRules.BrokenPromiseFirst.Require(state != PromiseState.Broken);
        }
        return Record(id, loan, ContactKind.Portal, ContactResult.Promised, promise, note, null, at);
    }

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

    /// <summary>How the promise stands on a day, by the money that came in for the loan; null where nothing was promised.</summary>
    public PromiseState? StateOn(Loan loan, DateOnly asOf) =>
        this is not { PromisedOn: { } by, PromisedAmount: { } promised }
            ? null
            : StateOf(
                by,
                promised,
                Money.Sum(
                    loan.Repayments.Where(r =>
                            r is { Kind: RepaymentKind.Receipt, ReversedAt: null }
                            && r.EnteredAt >= At
                            && r.On >= On
                            && r.On <= by
                        )
                        .Select(r => r.Amount)
                ),
                asOf
            );

    /// <summary>Kept where as much came in since it was given and by the day promised.</summary>
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
    public static readonly Rule OnePromiseAtATime = new("loans.one-promise-at-a-time");
    public static readonly Rule BrokenPromiseFirst = new("loans.broken-promise-first");
    public static readonly Rule CollectorCollects = new("loans.collector-collects");
    public static readonly Rule LetterOnlyWhenLate = new("loans.warning-only-when-late");
    public static readonly Rule LetterAfterInterval = new("loans.warning-after-interval");
    public static readonly Rule NoLetterWhilePromised = new("loans.warning-not-while-promised");
    public static readonly Rule ThreeLettersAtMost = new("loans.warning-three-at-most");
    public static readonly Rule LetterOnce = new("loans.warning-once");
}

public sealed record BorrowerContacted(Id<LoanContact> ContactId, Id<Loan> LoanId) : IDomainEvent;

/// <summary>An officer looks after the loan from now on; null: nobody of their own.</summary>
public sealed record CollectorAssigned(Id<Loan> LoanId, Id<StaffMember>? OfficerId) : IDomainEvent;
