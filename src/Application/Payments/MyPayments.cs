using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Money sent to the returnee and money that came from them.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record MyPayments : IQuery<MyPaymentsPage>;

public sealed record MyPaymentsPage(IReadOnlyList<MyPayoutRow> Payouts, IReadOnlyList<MyReceiptRow> Receipts);

public sealed record MyPayoutRow(
    Id<Payout> Id,
    string Reference,
    PayoutPurpose Purpose,
    string SubjectReference,
    Money Amount,
    PayoutStatus Status,
    DateTimeOffset? SentAt,
    DateOnly? PaidOn,
    string BankCode,
    AccountNumber Account,
    Id<StoredFile>? ProofId
);

public sealed record MyReceiptRow(
    Id<Receipt> Id,
    string Reference,
    ReceiptPurpose Purpose,
    string SubjectReference,
    Money Amount,
    ReceiptStatus Status,
    DateOnly ReceivedOn,
    string? Reason
);

internal sealed class MyPaymentsHandler(IProgrammeDb db, IActor actor) : QueryHandler<MyPayments, MyPaymentsPage>
{
    private const int Shown = 100;

    protected override async Task<MyPaymentsPage> Handle(MyPayments query, CancellationToken ct)
    {
        var payouts = await db
            .Payouts.AsNoTracking()
            .VisibleTo(actor, db)
            .OrderByDescending(p => p.SentAt)
            .ThenByDescending(p => p.Id)
            .Take(Shown)
            .Select(p => new MyPayoutRow(
                p.Id,
                p.Reference,
                p.Purpose,
                p.SubjectReference,
                p.Amount,
                p.Status,
                p.SentAt,
                p.PaidOn,
                p.Payee.BankCode,
                p.Payee.Account,
                p.ProofId
            ))
            .ToListAsync(ct);
        var receipts = await db
            .Receipts.AsNoTracking()
            .Where(r => r.ReturneeId == actor.ReturneeId && r.Purpose != ReceiptPurpose.SupplierRefund)
            .OrderByDescending(r => r.ReceivedOn)
            .ThenByDescending(r => r.Id)
            .Take(Shown)
            .Select(r => new MyReceiptRow(
                r.Id,
                r.Reference,
                r.Purpose,
                r.SubjectReference,
                r.Amount,
                r.Status,
                r.ReceivedOn,
                r.Reason
            ))
            .ToListAsync(ct);
        return new MyPaymentsPage(payouts, receipts);
    }
}
