using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>Unpaid instalments of running loans that are payable on a day, in pages by loan: what reminders are made of.</summary>
[SystemRequest]
public sealed record InstalmentsDue(DateOnly PayableOn, Id<Loan>? After = null, int Size = 500)
    : IQuery<IReadOnlyList<DueInstalment>>;

/// <summary>One instalment somebody is to be reminded of. <see cref="Unpaid"/> is what is still to pay of it, in rupiah.</summary>
public sealed record DueInstalment(
    Id<Loan> LoanId,
    string LoanReference,
    Id<Returnee> ReturneeId,
    int No,
    DateOnly DueOn,
    DateOnly PayableOn,
    long Unpaid
);

internal sealed class InstalmentsDueHandler(IProgrammeDb db)
    : QueryHandler<InstalmentsDue, IReadOnlyList<DueInstalment>>
{
    protected override async Task<IReadOnlyList<DueInstalment>> Handle(InstalmentsDue query, CancellationToken ct)
    {
        var loans = db.Loans.AsNoTracking().Where(l => l.Status == LoanStatus.Disbursed);
        if (query.After is { } after)
            loans = loans.Where(l => l.Id.CompareTo(after) > 0);
        return await loans
            .SelectMany(
                l => l.Instalments,
                (l, i) =>
                    new
                    {
                        l.Id,
                        l.Reference,
                        l.ReturneeId,
                        i.No,
                        i.DueOn,
                        i.PayableOn,
                        i.Principal,
                        i.Charge,
                        i.PaidPrincipal,
                        i.PaidCharge,
                    }
            )
            .Where(i => i.PayableOn == query.PayableOn && (i.PaidPrincipal < i.Principal || i.PaidCharge < i.Charge))
            .OrderBy(i => i.Id)
            .Take(query.Size)
            .Select(i => new DueInstalment(
                i.Id,
                i.Reference,
                i.ReturneeId,
                i.No,
                i.DueOn,
                i.PayableOn,
                (long)(object)i.Principal
                    + (long)(object)i.Charge
                    - (long)(object)i.PaidPrincipal
                    - (long)(object)i.PaidCharge
            ))
            .ToListAsync(ct);
    }
}
