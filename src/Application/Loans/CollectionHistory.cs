using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>What was said and sent to one borrower who is late; a borrower sees their own promises and letters.</summary>
[RequirePermission(Permission.CollectLoans, Permission.UseOwnFile)]
public sealed record CollectionHistory(Id<Loan> LoanId) : IQuery<CollectionPage>;

/// <param name="LoanId">The loan.</param>
/// <param name="Reference">Its number.</param>
/// <param name="Name">The borrower's.</param>
/// <param name="Phone">To call.</param>
/// <param name="AsOf">Today.</param>
/// <param name="LateSince">Payable date of the oldest unpaid instalment.</param>
/// <param name="Arrears">Late today.</param>
/// <param name="Contacts">The latest first.</param>
/// <param name="Letters">The latest first.</param>
/// <param name="Desk">What an officer needs to go on; null for the borrower.</param>
public sealed record CollectionPage(
    Id<Loan> LoanId,
    string Reference,
    string Name,
    PhoneNumber? Phone,
    DateOnly AsOf,
    DateOnly? LateSince,
    Money Arrears,
    IReadOnlyList<ContactRow> Contacts,
    IReadOnlyList<WarningRow> Letters,
    CollectionDesk? Desk
)
{
    public int DaysPastDue => Domain.Loans.Arrears.DaysPastDue(LateSince, AsOf);
}

/// <param name="Collector">Who looks after the loan.</param>
/// <param name="Officers">Who may.</param>
/// <param name="Warnings">When letters may be sent.</param>
/// <param name="LetterNo">The one that may be sent today.</param>
public sealed record CollectionDesk(
    Id<StaffMember>? Collector,
    IReadOnlyList<NamedChoice> Officers,
    WarningDays Warnings,
    int? LetterNo
);

public sealed record ContactRow(
    DateOnly On,
    ContactKind Kind,
    ContactResult Result,
    string? Note,
    string? By,
    DateOnly? PromisedOn,
    Money? PromisedAmount,
    PromiseState? Promise
);

public sealed record WarningRow(int No, string Reference, DateOnly IssuedOn, DateOnly PayBy, Id<StoredFile> FileId);

internal sealed class CollectionHistoryHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<CollectionHistory, CollectionPage>
{
    private const int Shown = 100;

    protected override async Task<CollectionPage> Handle(CollectionHistory query, CancellationToken ct)
    {
        var loan = await db.LoanToRead(query.LoanId, actor, ct);
        var (own, today) = (actor.Kind == ActorKind.Returnee, clock.Today());
        var person = await db
            .Returnees.AsNoTracking()
            .Where(r => r.Id == loan.ReturneeId)
            .Select(r => new { r.FullName, r.Phone })
            .SingleAsync(ct);
        var contacts = await db
            .LoanContacts.AsNoTracking()
            .Where(c => c.LoanId == loan.Id && (!own || c.ById == null || c.PromisedOn != null))
            .OrderByDescending(c => c.Id)
            .Take(Shown)
            .Select(c => new
            {
                Contact = c,
                By = db.Staff.Where(s => s.Id == c.ById).Select(s => s.FullName).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var letters = await db
            .WarningLetters.AsNoTracking()
            .Where(l => l.LoanId == loan.Id)
            .OrderByDescending(l => l.Id)
            .ToListAsync(ct);
        return new CollectionPage(
            loan.Id,
            loan.Reference,
            person.FullName,
            person.Phone,
            today,
            loan.OldestUnpaidOn,
            loan.LateOn(today),
            [.. contacts.Select(c => own ? OwnRow(c.Contact, loan, today) : Row(c.Contact, c.By, loan, today))],
            [.. letters.Select(l => new WarningRow(l.No, l.Reference, l.IssuedOn, l.PayBy, l.FileId))],
            own ? null : await Desk(loan, letters, contacts.Select(c => c.Contact), today, ct)
        );
    }

    private async Task<CollectionDesk> Desk(
        Loan loan,
        IReadOnlyList<WarningLetter> letters,
        IEnumerable<LoanContact> contacts,
        DateOnly today,
        CancellationToken ct
    )
    {
        var promised = contacts.FirstOrDefault(c => c.PromisedOn is not null)?.StateOn(loan, today);
        return new CollectionDesk(
            loan.CollectorId,
            [.. (await db.Collectors(actor, ct)).Select(s => new NamedChoice(s.Id.ToString(), s.FullName))],
            loan.Product.Warnings,
            loan is { Status: LoanStatus.Disbursed, OldestUnpaidOn: { } since }
                ? WarningLetter.DueNo(loan.Product.Warnings, letters, since, promised == PromiseState.Open, today)
                : null
        );
    }

    private static ContactRow Row(LoanContact contact, string? by, Loan loan, DateOnly today) =>
        new(
            contact.On,
            contact.Kind,
            contact.Result,
            contact.Note,
            by,
            contact.PromisedOn,
            contact.PromisedAmount,
            contact.StateOn(loan, today)
        );

    /// <summary>What an officer noted is not shown to the borrower, what was promised is.</summary>
    private static ContactRow OwnRow(LoanContact contact, Loan loan, DateOnly today) =>
        contact.ById is null ? Row(contact, null, loan, today) : Row(contact, null, loan, today) with { Note = null };
}
