using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>A loan that is late on a day, what was last said about it, and why it is somebody's work. Sums in rupiah.</summary>
public sealed class LateLoan
{
    public Id<Loan> Id { get; init; }

    public string Reference { get; init; } = "";

    public Id<Returnee> ReturneeId { get; init; }

    public RegionCode Region { get; init; } = null!;

    public DateOnly LateSince { get; init; }

    public Id<StaffMember>? CollectorId { get; init; }

    public long Arrears { get; init; }

    public ContactResult? LastResult { get; init; }

    public DateOnly? LastOn { get; init; }

    public DateOnly? PromisedOn { get; init; }

    public long? Promised { get; init; }

    public long Received { get; init; }

    /// <summary>A <see cref="CollectionReason"/>, as the database counts it.</summary>
    public int Why { get; init; }
}

/// <summary>What the use cases of collecting ask alike.</summary>
internal static class Collecting
{
    /// <summary>Every late loan the actor sees, with the reason that <see cref="CollectionReason"/> gives for the day.</summary>
    public static IQueryable<LateLoan> LateLoans(this IProgrammeDb db, IActor actor, DateOnly day)
    {
        var again = day.AddDays(-LoanContact.AgainAfterDays);
        return from l in db.Loans.AsNoTracking().VisibleTo(actor)
            where l.Status == LoanStatus.Disbursed && l.OldestUnpaidOn < day
            from last in db
                .LoanContacts.Where(c => c.LoanId == l.Id)
                .OrderByDescending(c => c.Id)
                .Take(1)
                .DefaultIfEmpty()
            from given in db
                .LoanContacts.Where(c => c.LoanId == l.Id && c.PromisedOn >= l.OldestUnpaidOn)
                .OrderByDescending(c => c.Id)
                .Take(1)
                .DefaultIfEmpty()
            let received = l
                .Repayments.Where(r =>
                    r.Kind == RepaymentKind.Receipt
                    && r.ReversedAt == null
                    && r.EnteredAt >= given.At
                    && r.On >= given.On
                    && r.On <= given.PromisedOn
                )
                .Sum(r => (long)(object)r.Amount)
            let kept = received >= (long)(object)given.PromisedAmount!.Value
            select new LateLoan
            {
                Id = l.Id,
                Reference = l.Reference,
                ReturneeId = l.ReturneeId,
                Region = l.Region,
                LateSince = l.OldestUnpaidOn!.Value,
                CollectorId = l.CollectorId,
                Arrears = l
                    .Instalments.Where(i => i.PayableOn < day)
                    .Sum(i =>
                        (long)(object)i.Principal
                        + (long)(object)i.Charge
                        - (long)(object)i.PaidPrincipal
                        - (long)(object)i.PaidCharge
                    ),
                LastResult = (ContactResult?)last.Result,
                LastOn = (DateOnly?)last.On,
                PromisedOn = given.PromisedOn,
                Promised = (long?)(object?)given.PromisedAmount,
                Received = received,
                Why =
                    given != null && !kept && given.PromisedOn < day && last.On <= given.PromisedOn
                        ? (int)CollectionReason.BrokenPromise
                    : last != null && last.Result == ContactResult.AsksPostponement ? (int)CollectionReason.AsksForTime
                    : given != null && !kept && given.PromisedOn == day ? (int)CollectionReason.PromiseDue
                    : given != null && !kept && given.PromisedOn > day ? (int)CollectionReason.Waiting
                    : last == null || last.On < l.OldestUnpaidOn ? (int)CollectionReason.NotContacted
                    : (last.Result == ContactResult.NotReached || last.Result == ContactResult.NotThere)
                    && last.On < day
                        ? (int)CollectionReason.Missed
                    : last.On < again ? (int)CollectionReason.Again
                    : (int)CollectionReason.Waiting,
            };
    }

    /// <summary>The promises given about a loan, the last first.</summary>
    public static IQueryable<LoanContact> PromisesFor(this IProgrammeDb db, Id<Loan> loan) =>
        db.LoanContacts.Where(c => c.LoanId == loan && c.PromisedOn != null).OrderByDescending(c => c.Id);

    /// <summary>Officers who may look after loans of the actor's region.</summary>
    public static async Task<IReadOnlyList<StaffMember>> Collectors(
        this IProgrammeDb db,
        IActor actor,
        CancellationToken ct
    )
    {
        var active = await db
            .Staff.AsNoTracking()
            .Where(s => s.IsActive)
            .OrderBy(s => s.FullName)
            .ThenBy(s => s.Id)
            .ToListAsync(ct);
        return
        [
            .. active.Where(s =>
                RolePermissions.Of(s.Roles).Contains(Permission.CollectLoans)
                && (
                    actor.Region is not { } mine
                    || s.Region is not { } theirs
                    || theirs.Contains(mine)
                    || mine.Contains(theirs)
                )
            ),
        ];
    }
}
