using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>How a payment would be split, and which others would be split anew, before anything is written.</summary>
[RequirePermission(Permission.RecordRepayments, Permission.UseOwnFile)]
public sealed record PreviewRepayment(Id<Loan> LoanId, Money Amount, DateOnly ReceivedOn) : IQuery<RepaymentPreview>;

/// <param name="LoanReference">The loan's number.</param>
/// <param name="Name">The borrower's.</param>
/// <param name="Product">Whose order of allocation splits it.</param>
/// <param name="Parts">In the order they are covered.</param>
/// <param name="Changes">Receipts that a backdated one splits anew.</param>
/// <param name="BeyondDue">What of it is paid in advance.</param>
/// <param name="Ways">What may become of the instalments with that; the first is that it counts in advance. Empty where there is no choice.</param>
/// <param name="Waived">Charge that falls away because the amount is exactly the day's settlement quote.</param>
public sealed record RepaymentPreview(
    string LoanReference,
    string Name,
    ProductTerms Product,
    IReadOnlyList<LoanAllocation> Parts,
    RunPage Changes,
    Money BeyondDue,
    IReadOnlyList<PrepaymentEffect> Ways,
    Money? Waived
);

/// <summary>What a way of prepayment leaves to be paid. Without a plan the money counts in advance and the schedule stays.</summary>
public sealed record PrepaymentEffect(
    PrepaymentPlan? Plan,
    int Instalments,
    Money Instalment,
    DateOnly EndsOn,
    Money Charge
)
{
    internal static IReadOnlyList<PrepaymentEffect> Of(Loan loan, Money amount, DateOnly on)
    {
        if (!loan.MayPrepay(amount, on))
            return [];
        var stays = loan.InAdvance(amount, on).Where(i => !i.Total.IsZero).OrderBy(i => i.DueOn).ToList();
        var now = new PrepaymentEffect(
            null,
            stays.Count,
            stays[^Math.Min(2, stays.Count)].Total,
            stays[^1].DueOn,
            Money.Sum(stays.Select(i => i.Charge))
        );
        return [now, .. Enum.GetValues<PrepaymentPlan>().Select(p => Of(p, loan.PlanPrepayment(amount, on, p)))];
    }

    private static PrepaymentEffect Of(PrepaymentPlan plan, SchedulePlan after) =>
        new(plan, after.Paying.Count, after.Instalment, after.EndsOn!.Value, after.Charge);
}

internal sealed class PreviewRepaymentHandler(IProgrammeDb db, IActor actor, ILedger ledger, TimeProvider clock)
    : QueryHandler<PreviewRepayment, RepaymentPreview>
{
    protected override async Task<RepaymentPreview> Handle(PreviewRepayment query, CancellationToken ct)
    {
        var loan = await db.LoanToRead(query.LoanId, actor, ct);
        if (query.ReceivedOn > clock.Today())
            throw new RuleBrokenException(PaymentRules.ReceivedOnNotAhead) { Field = nameof(query.ReceivedOn) };
        // A borrower tells when the money left; only who posts it must find the month open.
        if (actor.May(Permission.RecordRepayments))
            await ledger.RequireOpen(query.ReceivedOn, nameof(query.ReceivedOn), ct);
        loan.CountLateChargesTo(query.ReceivedOn);
        loan.RequireReceivable(query.Amount, query.ReceivedOn);
        var (runs, beyond) = (loan.CurrentRun, query.Amount.LessOrZero(loan.DueBy(query.ReceivedOn)));
        var ways = PrepaymentEffect.Of(loan, query.Amount, query.ReceivedOn);
        var waived = loan.SettledBy(query.Amount, query.ReceivedOn)?.Waived;
        loan.Receive(Id<Receipt>.New(), "", query.Amount, query.ReceivedOn, clock.GetUtcNow());
        return new RepaymentPreview(
            loan.Reference,
            await db.Returnees.Where(r => r.Id == loan.ReturneeId).Select(r => r.FullName).SingleAsync(ct),
            loan.Product,
            loan.PartsOf(loan.Repayments.MaxBy(r => r.No)!),
            RunPage.Of(loan, loan.CurrentRun > Math.Max(runs, 1) ? loan.CurrentRun : 0),
            beyond,
            ways,
            waived
        );
    }
}
