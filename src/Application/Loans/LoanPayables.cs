using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>Loans whose agreement is in force and which no payment order carries yet.</summary>
internal sealed class LoanPayables(IProgrammeDb db) : IPayable
{
    private const int Shown = 200;

    public PayoutPurpose Purpose => PayoutPurpose.LoanDisbursement;

    public async Task<IReadOnlyList<Payable>> Ready(IActor actor, CancellationToken ct) =>
        await Payables(actor, _ => true, ct);

    public async Task<Payable?> Find(Guid subjectId, IActor actor, CancellationToken ct)
    {
        var id = new Id<Loan>(subjectId);
        return (await Payables(actor, l => l.Id == id, ct)).SingleOrDefault();
    }

    private async Task<IReadOnlyList<Payable>> Payables(
        IActor actor,
        System.Linq.Expressions.Expression<Func<Loan, bool>> which,
        CancellationToken ct
    )
    {
        var loans = await db
            .Loans.AsNoTracking()
            .VisibleTo(actor)
            .Where(which)
            .Where(l =>
                l.Status == LoanStatus.Approved
                && l.AgreementInForce
                && !l.AwaitsCourse
                && !l.AwaitsGroup
                && !l.Tranches.Any(t => t.No == 1 && t.Need == TrancheNeed.FieldVisit && t.VisitedOn == null)
                && !db.Payouts.Any(p =>
                    p.Purpose == PayoutPurpose.LoanDisbursement
                    && p.SubjectId == (Guid)(object)l.Id
                    && p.Status != PayoutStatus.Cancelled
                )
            )
            .OrderBy(l => l.PlannedOn)
            .ThenBy(l => l.Id)
            .Take(Shown)
            .Select(l => new
            {
                l.Id,
                l.Reference,
                l.PlanId,
                l.ReturneeId,
                l.FundSourceId,
                Amount = l.Tranches.OrderBy(t => t.No).Select(t => (Money?)t.Amount).FirstOrDefault() ?? l.Principal,
                Part = l.Tranches.Any() ? 1 : (int?)null,
                Name = db.Returnees.Where(r => r.Id == l.ReturneeId).Select(r => r.FullName).First(),
            })
            .ToListAsync(ct);
        return
        [
            .. loans.Select(l => new Payable(
                new PayoutSubject(Purpose, l.Id.Value, l.Reference, l.PlanId, l.ReturneeId, l.FundSourceId),
                l.Amount,
                l.Part,
                l.Name
            )),
        ];
    }
}
