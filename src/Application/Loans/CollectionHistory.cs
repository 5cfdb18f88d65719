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
public sealed record CollectionPage(
    Id<Loan> LoanId,
    string Reference,
    string Name,
    PhoneNumber? Phone,
    DateOnly AsOf,
    DateOnly? LateSince,
    Money Arrears,
    IReadOnlyList<ContactRow> Contacts,
    IReadOnlyList<WarningRow> Letters
)
{
    public int DaysPastDue => Domain.Loans.Arrears.DaysPastDue(LateSince, AsOf);
}

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
    protected override async Task<CollectionPage> Handle(CollectionHistory query, CancellationToken ct)
    {
        var loan =
            await db
                .Loans.AsNoTracking()
                .AsSplitQuery()
                .VisibleTo(actor)
                .SingleOrDefaultAsync(l => l.Id == query.LoanId, ct)
            ?? throw new NotFoundException(nameof(Loan));
        var person = await db
            .Returnees.AsNoTracking()
            .Where(r => r.Id == loan.ReturneeId)
            .Select(r => new { r.FullName, r.Phone })
            .SingleAsync(ct);
        var (own, today) = (actor.Kind == ActorKind.Returnee, clock.Today());
        var contacts = await db
            .LoanContacts.AsNoTracking()
            .Where(c => c.LoanId == loan.Id && (!own || c.ById == null))
            .OrderByDescending(c => c.Id)
            .Take(100)
            .Select(c => new { Contact = c, By = db.Staff.Where(s => s.Id == c.ById).Select(s => s.FullName).FirstOrDefault() })
            .ToListAsync(ct);
        var letters = await db
            .WarningLetters.AsNoTracking()
            .Where(l => l.LoanId == loan.Id)
            .OrderByDescending(l => l.Id)
            .Select(l => new WarningRow(l.No, l.Reference, l.IssuedOn, l.PayBy, l.FileId))
            .ToListAsync(ct);
        return new CollectionPage(
            loan.Id,
            loan.Reference,
            person.FullName,
            person.Phone,
            today,
            loan.OldestUnpaidOn,
            loan.LateOn(today),
            [.. contacts.Select(c => Row(c.Contact, c.By, loan, today))],
            letters
        );
    }

    private static ContactRow Row(LoanContact contact, string? by, Loan loan, DateOnly today)
    {
        PromiseState? state = null;
        if (contact is { PromisedOn: { } on, PromisedAmount: { } amount })
        {
            var received = Money.Sum(
                loan.Repayments.Where(r => r.ReversedAt is null && r.On >= contact.On && r.On <= on)
                    .Select(r => r.Amount)
            );
            state = LoanContact.StateOf(on, amount, received, today);
        }
        return new ContactRow(
            contact.On,
            contact.Kind,
            contact.Result,
            contact.Note,
            by,
            contact.PromisedOn,
            contact.PromisedAmount,
            state
        );
    }
}
