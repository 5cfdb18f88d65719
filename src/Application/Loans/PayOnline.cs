using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments.Gateway;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>
/// The borrower pays an instalment, or everything, on the gateway's page. Nothing is posted here: what was paid comes from the gateway.
/// The loan is not locked, since nothing of it changes.
/// </summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record PayOnline(Id<Loan> LoanId, Money Amount) : ICommand<Id<OnlinePayment>>;

internal sealed class PayOnlineHandler(
    IProgrammeDb db,
    IActor actor,
    GatewayOrders orders,
    OpenRails rails,
    TimeProvider clock
) : CommandHandler<PayOnline, Id<OnlinePayment>>
{
    protected override async Task<Id<OnlinePayment>> Handle(PayOnline command, CancellationToken ct)
    {
        var most = rails.Collections.Most;
        var loan =
            await db
                .Loans.AsNoTracking()
                .AsSplitQuery()
                .VisibleTo(actor)
                .SingleOrDefaultAsync(l => l.Id == command.LoanId, ct)
            ?? throw new NotFoundException(nameof(Loan));
        GatewayRules.LoanTakesPayments.Require(loan.Status == LoanStatus.Disbursed);
        var owed = loan.SettlementOn(clock.Today()).Total;
        if (command.Amount > owed)
            throw new RuleBrokenException(GatewayRules.NotMoreThanOwed, owed) { Field = nameof(command.Amount) };
        var payment = OnlinePayment.Begin(
            Id<OnlinePayment>.New(),
            await db.NextReference("BD", clock.Today(), ct),
            loan.AsReceiptSubject(),
            command.Amount,
            most,
            clock.GetUtcNow()
        );
        db.Set<OnlinePayment>().Add(payment);
        orders.OpenPage(payment, await Language(loan, ct));
        return payment.Id;
    }

    private Task<string> Language(Loan loan, CancellationToken ct) =>
        db.Returnees.AsNoTracking().Where(r => r.Id == loan.ReturneeId).Select(r => r.Language).SingleAsync(ct);
}
