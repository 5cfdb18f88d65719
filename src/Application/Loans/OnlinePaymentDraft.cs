using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments.Gateway;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>What a borrower may pay online now, and the payment that is open already, where there is one.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record OnlinePaymentDraft(Id<Loan> LoanId) : IQuery<OnlinePaymentChoices>;

/// <param name="Due">Everything that is late, or else the next instalment.</param>
/// <param name="Settlement">What pays the loan off today.</param>
public sealed record OnlinePaymentChoices(
    Id<Loan> LoanId,
    string Reference,
    Money Due,
    Money Settlement,
    Id<OnlinePayment>? Open
);

internal sealed class OnlinePaymentDraftHandler(IProgrammeDb db, IActor actor, OpenRails rails, TimeProvider clock)
    : QueryHandler<OnlinePaymentDraft, OnlinePaymentChoices>
{
    protected override async Task<OnlinePaymentChoices> Handle(OnlinePaymentDraft query, CancellationToken ct)
    {
        var loan = await db
            .Loans.AsNoTracking()
            .AsSplitQuery()
            .VisibleTo(actor)
            .SingleOrDefaultAsync(l => l.Id == query.LoanId && l.Status == LoanStatus.Disbursed, ct);
        if (!rails.IsOpen || loan is null)
            throw new NotFoundException(nameof(Loan));
        var today = clock.Today();
        var late = Money.Sum(loan.Instalments.Where(i => i.PayableOn < today && !i.IsSettled).Select(i => i.Unpaid));
        var next = loan.Instalments.OrderBy(i => i.No).FirstOrDefault(i => !i.IsSettled)?.Unpaid ?? Money.Zero;
        var open = await db.Set<OnlinePayment>()
            .AsNoTracking()
            .Where(p => p.SubjectId == loan.Id.Value)
            .Where(p =>
                p.Status == OnlinePaymentStatus.Preparing
                || p.Status == OnlinePaymentStatus.Open
                || p.Status == OnlinePaymentStatus.UnderWay
            )
            .Select(p => (Id<OnlinePayment>?)p.Id)
            .FirstOrDefaultAsync(ct);
        return new OnlinePaymentChoices(
            loan.Id,
            loan.Reference,
            late.IsZero ? next : late,
            loan.SettlementOn(today).Total,
            open
        );
    }
}
