using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;

namespace PmiEmas.Application.Loans;

/// <summary>Later parts of running loans: visited where that is asked for, every earlier one out, and no payment order yet.</summary>
internal sealed class TranchePayables(IProgrammeDb db) : IPayable
{
    private const int Shown = 200;

    public PayoutPurpose Purpose => PayoutPurpose.LoanTranche;

    public async Task<IReadOnlyList<Payable>> Ready(IActor actor, CancellationToken ct) =>
        await Payables(actor, _ => true, ct);

    public async Task<Payable?> Find(Guid subjectId, IActor actor, CancellationToken ct)
    {
        var id = new Domain.Shared.Id<LoanTranche>(subjectId);
        return (await Payables(actor, t => t.Id == id, ct)).SingleOrDefault();
    }

    private async Task<IReadOnlyList<Payable>> Payables(
        IActor actor,
        System.Linq.Expressions.Expression<Func<LoanTranche, bool>> which,
        CancellationToken ct
    )
    {
        var rows = await (
            from loan in db.Loans.AsNoTracking().VisibleTo(actor)
            where loan.Status == LoanStatus.Disbursed
            from tranche in loan.Tranches.AsQueryable().Where(which)
            where
                tranche.DisbursedOn == null
                && tranche.CancelledOn == null
                && (tranche.Need == TrancheNeed.Nothing || tranche.VisitedOn != null)
                && !loan.Tranches.Any(t => t.No < tranche.No && t.DisbursedOn == null)
                && !db.Payouts.Any(p =>
                    p.Purpose == PayoutPurpose.LoanTranche
                    && p.SubjectId == (Guid)(object)tranche.Id
                    && p.Status != PayoutStatus.Cancelled
                )
            orderby tranche.PlannedOn, tranche.Id
            select new
            {
                tranche.Id,
                tranche.No,
                tranche.Amount,
                loan.Reference,
                loan.PlanId,
                loan.ReturneeId,
                loan.FundSourceId,
                Name = db.Returnees.Where(r => r.Id == loan.ReturneeId).Select(r => r.FullName).First(),
            }
        )
            .Take(Shown)
            .ToListAsync(ct);
        return
        [
            .. rows.Select(t => new Payable(
                new PayoutSubject(Purpose, t.Id.Value, t.Reference, t.PlanId, t.ReturneeId, t.FundSourceId),
                t.Amount,
                t.No,
                t.Name
            )),
        ];
    }
}
