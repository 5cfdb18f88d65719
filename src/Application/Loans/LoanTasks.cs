using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Announced payments to look for in the account, and proposals to decide. Loans to pay out stand among the payments.</summary>
internal sealed class LoanTasks(IProgrammeDb db) : ITaskSource
{
    private const int Shown = 50;

    public async Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct)
    {
        List<InboxTask> tasks = [];
        if (actor.May(Permission.RecordRepayments))
            tasks.AddRange(await Announced(actor, ct));
        if (actor.May(Permission.DecideForLoans))
            tasks.AddRange(await Proposed(actor, ct));
        return tasks;
    }

    private async Task<IEnumerable<InboxTask>> Announced(IActor actor, CancellationToken ct)
    {
        var rows = await db
            .Receipts.AsNoTracking()
            .Where(r => r.Status == ReceiptStatus.Announced && r.Purpose == ReceiptPurpose.LoanRepayment)
            .Where(r => db.Loans.VisibleTo(actor).Any(l => (Guid)(object)l.Id == r.SubjectId))
            .OrderBy(r => r.EnteredAt)
            .Take(Shown)
            .Select(r => new
            {
                r.Id,
                r.SubjectReference,
                r.Amount,
                r.EnteredAt,
                Name = db.Returnees.Where(p => p.Id == r.ReturneeId).Select(p => p.FullName).First(),
            })
            .ToListAsync(ct);
        return rows.Select(r => new InboxTask(
            "match-repayment",
            r.Id.Value,
            r.Name,
            $"{r.SubjectReference} · {r.Amount}",
            ProgrammeCalendar.DateOf(r.EnteredAt).AddDays(1)
        ));
    }

    private async Task<IEnumerable<InboxTask>> Proposed(IActor actor, CancellationToken ct)
    {
        var rows = await db
            .LoanProposals.AsNoTracking()
            .Where(p => p.Status == LoanProposalStatus.Proposed && p.ProposedById != actor.StaffId)
            .Where(p => db.Loans.VisibleTo(actor).Any(l => l.Id == p.LoanId))
            .OrderBy(p => p.ProposedAt)
            .Take(Shown)
            .Select(p => new
            {
                p.Id,
                p.Reference,
                p.ProposedAt,
                Loan = db.Loans.Where(l => l.Id == p.LoanId).Select(l => l.Reference).First(),
                Name = db
                    .Loans.Where(l => l.Id == p.LoanId)
                    .Select(l => db.Returnees.Where(r => r.Id == l.ReturneeId).Select(r => r.FullName).First())
                    .First(),
            })
            .ToListAsync(ct);
        return rows.Select(p => new InboxTask(
            "decide-loan-proposal",
            p.Id.Value,
            p.Name,
            $"{p.Loan} · {p.Reference}",
            ProgrammeCalendar.DateOf(p.ProposedAt).AddDays(2)
        ));
    }
}

/// <summary>The next instalment of a running loan, or a loan that waits for its money.</summary>
internal sealed class LoanNextStep(IProgrammeDb db) : INextStepSource
{
    public int Order => 40;

    public async Task<NextStep?> For(Id<Returnee> returnee, DateOnly today, CancellationToken ct)
    {
        var loan = await db
            .Loans.AsNoTracking()
            .Where(l => l.ReturneeId == returnee && (l.Status == LoanStatus.Disbursed || l.AgreementInForce))
            .Where(l => l.Status == LoanStatus.Disbursed || l.Status == LoanStatus.Approved)
            .OrderBy(l => l.Status == LoanStatus.Approved)
            .ThenBy(l => l.OldestUnpaidOn)
            .Select(l => new
            {
                l.Id,
                l.Reference,
                l.Status,
                Next = l
                    .Instalments.Where(i => i.PaidPrincipal < i.Principal || i.PaidCharge < i.Charge)
                    .OrderBy(i => i.No)
                    .Select(i => new
                    {
                        i.No,
                        i.PayableOn,
                        Unpaid = (long)(object)i.Principal
                            + (long)(object)i.Charge
                            - (long)(object)i.PaidPrincipal
                            - (long)(object)i.PaidCharge,
                    })
                    .FirstOrDefault(),
            })
            .FirstOrDefaultAsync(ct);
        if (loan is null)
            return null;
        if (loan.Status == LoanStatus.Approved)
            return new NextStep("wait-loan-payout", loan.Id.Value, null, true, loan.Reference);
        return loan.Next is not { } next
            ? null
            : new NextStep(
                next.PayableOn < today ? "pay-late-instalment" : "pay-instalment",
                loan.Id.Value,
                next.PayableOn,
                false,
                new Money(next.Unpaid).ToString(),
                loan.Reference
            );
    }
}
