namespace PmiEmas.Domain.Loans;

/// <summary>Why a borrower who is late is to be called or visited, the most pressing first.</summary>
public enum CollectionReason
{
    /// <summary>The day promised has passed without the money, and nobody has asked since.</summary>
    BrokenPromise = 1,

    /// <summary>Asked for more time and has no answer.</summary>
    AsksForTime,

    /// <summary>Promised to pay on this very day.</summary>
    PromiseDue,

    /// <summary>Was not reached the last time.</summary>
    Missed,

    /// <summary>Nobody has spoken to the borrower since the loan became late.</summary>
    NotContacted,

    /// <summary>Was last spoken to more than <see cref="LoanContact.AgainAfterDays"/> days ago.</summary>
    Again,

    /// <summary>Nothing to do on this day.</summary>
    Waiting,
}
