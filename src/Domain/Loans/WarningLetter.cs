using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Loans;

/// <summary>Surat peringatan 1 to 3 to a borrower who is late. Counted anew when the arrears were paid in between.</summary>
public sealed class WarningLetter : AggregateRoot<WarningLetter>
{
    /// <summary>Days late before the first letter: reminders come first.</summary>
    public const int FirstAfterDays = 7;

    /// <summary>Days from one letter to the next, which are the borrower's to pay in.</summary>
    public const int Interval = 14;

    public const int Most = 3;

    private WarningLetter() { }

    public Id<Loan> LoanId { get; private set; }

    public Id<Returnee> ReturneeId { get; private set; }

    /// <summary>1 to 3.</summary>
    public int No { get; private set; }

    /// <summary>The payable date of the oldest unpaid instalment it speaks of.</summary>
    public DateOnly LateSince { get; private set; }

    public int DaysPastDue { get; private set; }

    public Money Arrears { get; private set; }

    public DateOnly IssuedOn { get; private set; }

    public DateOnly PayBy { get; private set; }

    public Id<StaffMember> ById { get; private set; }

    /// <summary>The letter's number on paper.</summary>
    public string Reference { get; private set; } = "";

    public Id<StoredFile> FileId { get; private set; }

    /// <summary>The number the next letter would have; throws where none may be sent.</summary>
    public static int NextNo(Loan loan, IReadOnlyCollection<WarningLetter> earlier, bool promised, DateOnly on)
    {
        var days = Loans.Arrears.DaysPastDue(loan.OldestUnpaidOn, on);
        CollectionRules.LetterOnlyWhenLate.Require(
            loan.Status == LoanStatus.Disbursed && days > FirstAfterDays,
            FirstAfterDays
        );
        CollectionRules.NoLetterWhilePromised.Require(!promised);
        var last = earlier.Where(l => l.IssuedOn > loan.OldestUnpaidOn).MaxBy(l => l.No);
        CollectionRules.ThreeLettersAtMost.Require(last is not { No: Most });
        if (last is not null)
            CollectionRules.LetterAfterInterval.Require(
                on >= last.IssuedOn.AddDays(Interval),
                last.IssuedOn.AddDays(Interval)
            );
        return (last?.No ?? 0) + 1;
    }

    public static WarningLetter Issue(
        Id<WarningLetter> id,
        Loan loan,
        int no,
        string reference,
        Id<StoredFile> file,
        Id<StaffMember> by,
        DateOnly on
    )
    {
        var letter = new WarningLetter
        {
            Id = id,
            LoanId = loan.Id,
            ReturneeId = loan.ReturneeId,
            No = no,
            LateSince = loan.OldestUnpaidOn!.Value,
            DaysPastDue = Loans.Arrears.DaysPastDue(loan.OldestUnpaidOn, on),
            Arrears = loan.LateOn(on),
            IssuedOn = on,
            PayBy = on.AddDays(Interval),
            ById = by,
            Reference = reference,
            FileId = file,
        };
        letter.Raise(new BorrowerWarned(id, loan.Id, loan.ReturneeId));
        return letter;
    }
}

public sealed record BorrowerWarned(Id<WarningLetter> LetterId, Id<Loan> LoanId, Id<Returnee> ReturneeId)
    : IDomainEvent;
