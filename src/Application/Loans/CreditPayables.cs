using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>What borrowers paid too much and no payment order gives back yet.</summary>
internal sealed class CreditPayables(IProgrammeDb db) : IPayable
{
    private const int Shown = 200;

    public PayoutPurpose Purpose => PayoutPurpose.CreditRefund;

    public async Task<IReadOnlyList<Payable>> Ready(IActor actor, CancellationToken ct) =>
        await Payables(actor, _ => true, ct);

    public async Task<Payable?> Find(Guid subjectId, IActor actor, CancellationToken ct)
    {
        var id = new Id<Loan>(subjectId);
        return (await Payables(actor, l => l.Id == id, ct)).SingleOrDefault();
    }

    private async Task<IReadOnlyList<Payable>> Payables(
        IActor actor,
        Expression<Func<Loan, bool>> which,
        CancellationToken ct
    )
    {
        var loans = await db
            .Loans.AsNoTracking()
            .VisibleTo(actor)
            .Where(which)
            .Where(l => l.Credit > l.HeldCredit)
            .OrderBy(l => l.Id)
            .Take(Shown)
            .Select(l => new
            {
                l.Id,
                l.Reference,
                l.PlanId,
                l.ReturneeId,
                l.FundSourceId,
                l.Credit,
                l.HeldCredit,
                Name = db.Returnees.Where(r => r.Id == l.ReturneeId).Select(r => r.FullName).First(),
            })
            .ToListAsync(ct);
        return
        [
            .. loans.Select(l => new Payable(
                new PayoutSubject(Purpose, l.Id.Value, l.Reference, l.PlanId, l.ReturneeId, l.FundSourceId),
                l.Credit - l.HeldCredit,
                null,
                l.Name
            )),
        ];
    }
}
