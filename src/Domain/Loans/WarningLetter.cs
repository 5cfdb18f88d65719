using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Loans;

/// <summary>Surat peringatan 1 to 3 to a borrower who is late. Counted anew when the arrears were paid in between.</summary>
public sealed class WarningLetter : AggregateRoot<WarningLetter>
{
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
    /// <param name="loan">Its product says from how many days past due on each letter may go.</param>
    /// <param name="earlier">The loan's letters.</param>
    /// <param name="promised">The borrower has promised to pay by a day that has not passed.</param>
    /// <param name="on">The day of the letter.</param>
    public static int NextNo(Loan loan, IReadOnlyCollection<WarningLetter> earlier, bool promised, DateOnly on)
    {
        var last = LastOf(earlier, loan.OldestUnpaidOn);
        CollectionRules.ThreeLettersAtMost.Require(last is not { No: Most });
        var no = (last?.No ?? 0) + 1;
        var from = loan.Product.Warnings.Of(no);
        CollectionRules.LetterOnlyWhenLate.Require(
            loan.Status == LoanStatus.Disbursed && Loans.Arrears.DaysPastDue(loan.OldestUnpaidOn, on) >= from,
            no,
            from
        );
        if (last is not null)
            CollectionRules.LetterAfterInterval.Require(on > last.PayBy, last.PayBy.AddDays(1));
        CollectionRules.NoLetterWhilePromised.Require(!promised);
        return no;
    }

    /// <summary>The letter that may be sent on a day, or null.</summary>
    public static int? DueNo(
        WarningDays days,
        IEnumerable<WarningLetter> earlier,
        DateOnly lateSince,
        bool promised,
        DateOnly on
    )
    {
        var last = LastOf(earlier, lateSince);
        var no = (last?.No ?? 0) + 1;
        var late = Loans.Arrears.DaysPastDue(lateSince, on);
        return no <= Most && !promised && late >= days.Of(no) && (last is null || on > last.PayBy) ? no : null;
    }

    /// <summary>The last letter about the present lateness; those about arrears paid since do not count.</summary>
    private static WarningLetter? LastOf(IEnumerable<WarningLetter> letters, DateOnly? lateSince) =>
        letters.Where(l => l.IssuedOn > lateSince).MaxBy(l => l.No);

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
            PayBy = on.AddDays(loan.Product.Warnings.DaysToPay(no)),
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
