using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>What the use cases of collecting ask alike.</summary>
internal static class Collecting
{
    /// <summary>The last promise of each loan, with what came in from the day it was given to the day promised.</summary>
    public static IQueryable<GivenPromise> LastPromises(this IProgrammeDb db) =>
        db
            .LoanContacts.AsNoTracking()
            .Where(c =>
                c.PromisedOn != null
                && !db.LoanContacts.Any(n => n.LoanId == c.LoanId && n.PromisedOn != null && n.Id.CompareTo(c.Id) > 0)
            )
            .Select(c => new GivenPromise
            {
                LoanId = c.LoanId,
                On = c.PromisedOn!.Value,
                Rupiah = (long)(object)c.PromisedAmount!.Value,
                Received = db
                    .Loans.Where(l => l.Id == c.LoanId)
                    .SelectMany(l => l.Repayments)
                    .Where(r => r.ReversedAt == null && r.On >= c.On && r.On <= c.PromisedOn)
                    .Sum(r => (long)(object)r.Amount),
            });

    /// <summary>A promise is open: its day has not passed, and less has come in.</summary>
    public static Task<bool> HasOpenPromise(this IProgrammeDb db, Id<Loan> loan, DateOnly on, CancellationToken ct) =>
        db.LastPromises().AnyAsync(p => p.LoanId == loan && p.On >= on && p.Received < p.Rupiah, ct);
}

/// <summary>A promise and what came of it; sums in rupiah.</summary>
public sealed class GivenPromise
{
    public Id<Loan> LoanId { get; init; }

    public DateOnly On { get; init; }

    public long Rupiah { get; init; }

    public long Received { get; init; }

    public Money Amount => new(Rupiah);

    public PromiseState StateOn(DateOnly asOf) =>
        LoanContact.StateOf(On, new Money(Rupiah), new Money(Received), asOf);
}
