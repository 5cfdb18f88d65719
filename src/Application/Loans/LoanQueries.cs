using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Who sees which loans, and the loads every use case shares.</summary>
public static class LoanQueries
{
    /// <summary>Returnees see their own; staff who view loans those of their region; the system all.</summary>
    public static IQueryable<Loan> VisibleTo(this IQueryable<Loan> loans, IActor actor)
    {
        if (actor.Kind == ActorKind.System)
            return loans;
        if (actor.Kind == ActorKind.Returnee)
            return loans.Where(l => l.ReturneeId == actor.ReturneeId);
        if (actor.Kind == ActorKind.Anonymous || !actor.May(Permission.ViewLoans))
            return loans.Where(l => false);
        return actor.Region is { } region
            ? loans.Where(l => EF.Functions.Like((string)(object)l.Region, region.Value + "%"))
            : loans;
    }

    /// <summary>The loan behind its row's lock: a second teller waits, and then sees what the first did.</summary>
    public static async Task<Loan> LoanToChange(this IProgrammeDb db, Id<Loan> id, IActor actor, CancellationToken ct)
    {
        await db.Lock(id, ct);
        return await db.Loans.AsSplitQuery().VisibleTo(actor).SingleOrDefaultAsync(l => l.Id == id, ct)
            ?? throw new NotFoundException(nameof(Loan));
    }

    internal static async Task<LoanProduct> ProductToChange(
        this IProgrammeDb db,
        Id<LoanProduct> id,
        CancellationToken ct
    ) =>
        await db.LoanProducts.SingleOrDefaultAsync(p => p.Id == id, ct)
        ?? throw new NotFoundException(nameof(LoanProduct));

    /// <summary>The loan to look at, or to try something on: what is done to it is never saved.</summary>
    internal static async Task<Loan> LoanToRead(
        this IProgrammeDb db,
        Id<Loan> id,
        IActor actor,
        CancellationToken ct
    ) =>
        await db.Loans.AsNoTracking().AsSplitQuery().VisibleTo(actor).SingleOrDefaultAsync(l => l.Id == id, ct)
        ?? throw new NotFoundException(nameof(Loan));

    /// <summary>The loan an event speaks of: the one the command has in hand, else behind its lock.</summary>
    internal static async Task<Loan> LoanOfEvent(this IProgrammeDb db, Guid id, CancellationToken ct)
    {
        var loan = new Id<Loan>(id);
        if (db.Loans.Local.FirstOrDefault(l => l.Id == loan) is { } inHand)
            return inHand;
        await db.Lock(loan, ct);
        return await db.WholeLoan(loan, ct);
    }

    /// <summary>The loan in hand with its whole history, of which a repayment reads only what is open.</summary>
    internal static Task<Loan> WholeLoan(this IProgrammeDb db, Id<Loan> id, CancellationToken ct) =>
        db.Loans.AsSplitQuery().SingleAsync(l => l.Id == id, ct);

    /// <summary>The receipt of a loan that the actor may see, its loan locked before it: all money commands lock in this order.</summary>
    internal static async Task<(Loan Loan, Receipt Receipt)> RepaymentToChange(
        this IProgrammeDb db,
        Id<Receipt> id,
        IActor actor,
        CancellationToken ct
    )
    {
        var loan = await db.LoanToChange(await db.LoanOfReceipt(id, ct), actor, ct);
        return (loan, await db.Receipts.SingleAsync(r => r.Id == id, ct));
    }

    internal static async Task<Id<Loan>> LoanOfReceipt(this IProgrammeDb db, Id<Receipt> id, CancellationToken ct) =>
        new(
            await db
                .Receipts.AsNoTracking()
                .Where(r => r.Id == id && r.Purpose == ReceiptPurpose.LoanRepayment)
                .Select(r => (Guid?)r.SubjectId)
                .SingleOrDefaultAsync(ct)
                ?? throw new NotFoundException(nameof(Receipt))
        );

    /// <summary>The loan as the books name it.</summary>
    internal static LedgerSource AsSource(this Loan loan) => new("loan", loan.Id.Value, loan.Reference);

    /// <summary>The loan as its receipts name it.</summary>
    internal static ReceiptSubject AsReceiptSubject(this Loan loan) =>
        new(ReceiptPurpose.LoanRepayment, loan.Id.Value, loan.Reference, loan.ReturneeId, loan.FundSourceId);
}
