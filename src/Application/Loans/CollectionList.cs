using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>
/// Whom to call or visit on a day, in the actor's region: broken promises first, then those who ask for time, then the
/// longest late. With <paramref name="Mine"/> only those the actor spoke to last. Nothing but the loan is shown.
/// </summary>
[RequirePermission(Permission.CollectLoans)]
public sealed record CollectionList(DateOnly? Day, bool Mine = false) : IQuery<CollectionSheet>;

public sealed record CollectionSheet(DateOnly Day, int Late, IReadOnlyList<CollectionRow> Rows);

public sealed record CollectionRow(
    Id<Loan> LoanId,
    string Reference,
    string Name,
    PhoneNumber? Phone,
    string Address,
    DateOnly LateSince,
    Money Arrears,
    GivenPromise? Promise,
    ContactResult? LastResult,
    DateOnly? LastOn
);

internal sealed class CollectionListHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<CollectionList, CollectionSheet>
{
    private const int Shown = 100;

    protected override async Task<CollectionSheet> Handle(CollectionList query, CancellationToken ct)
    {
        var day = query.Day ?? clock.Today();
        var late = db
            .Loans.AsNoTracking()
            .VisibleTo(actor)
            .Where(l => l.Status == LoanStatus.Disbursed && l.OldestUnpaidOn < day);
        if (query.Mine)
        {
            var me = actor.StaffId;
            late = late.Where(l =>
                db.LoanContacts.Where(c => c.LoanId == l.Id && c.ById != null)
                    .OrderByDescending(c => c.Id)
                    .Select(c => c.ById)
                    .FirstOrDefault() == me
            );
        }
        var broken = await db
            .LastPromises()
            .Where(p => p.On < day && p.Received < p.Rupiah && late.Any(l => l.Id == p.LoanId))
            .Select(p => p.LoanId)
            .ToListAsync(ct);
        var asking = await late.Where(l =>
                db.LoanContacts.Where(c => c.LoanId == l.Id)
                    .OrderByDescending(c => c.Id)
                    .Select(c => (ContactResult?)c.Result)
                    .FirstOrDefault() == ContactResult.AsksPostponement
            )
            .Select(l => l.Id)
            .ToListAsync(ct);
        var rows = await late.OrderByDescending(l => broken.Contains(l.Id))
            .ThenByDescending(l => asking.Contains(l.Id))
            .ThenBy(l => l.OldestUnpaidOn)
            .ThenByDescending(l => l.OutstandingPrincipal)
            .ThenBy(l => l.Id)
            .Take(Shown)
            .Select(l => new
            {
                l.Id,
                l.Reference,
                l.OldestUnpaidOn,
                Person = db
                    .Returnees.Where(r => r.Id == l.ReturneeId)
                    .Select(r => new { r.FullName, r.Phone, r.Street })
                    .First(),
                Arrears = l
                    .Instalments.Where(i => i.PayableOn < day)
                    .Sum(i =>
                        (long)(object)i.Principal
                        + (long)(object)i.Charge
                        - (long)(object)i.PaidPrincipal
                        - (long)(object)i.PaidCharge
                    ),
                Last = db
                    .LoanContacts.Where(c => c.LoanId == l.Id)
                    .OrderByDescending(c => c.Id)
                    .Select(c => new { c.Result, c.On })
                    .FirstOrDefault(),
            })
            .ToListAsync(ct);
        var ids = rows.Select(r => r.Id).ToList();
        var promises = await db
            .LastPromises()
            .Where(p => ids.Contains(p.LoanId))
            .ToDictionaryAsync(p => p.LoanId, ct);
        return new CollectionSheet(
            day,
            await late.CountAsync(ct),
            [
                .. rows.Select(r => new CollectionRow(
                    r.Id,
                    r.Reference,
                    r.Person.FullName,
                    r.Person.Phone,
                    r.Person.Street ?? "",
                    r.OldestUnpaidOn!.Value,
                    new Money(r.Arrears),
                    promises.GetValueOrDefault(r.Id),
                    r.Last?.Result,
                    r.Last?.On
                )),
            ]
        );
    }
}
