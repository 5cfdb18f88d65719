using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>What is known of one's online payment. Coming back from the gateway proves nothing: this only reads.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record MyOnlinePayment(Id<OnlinePayment> PaymentId) : IQuery<OnlinePaymentView>;

public sealed record OnlinePaymentView(
    Id<OnlinePayment> Id,
    string Reference,
    OnlinePaymentStatus Status,
    Guid SubjectId,
    string SubjectReference,
    Money Amount,
    DateTimeOffset ExpiresAt,
    string? PageAddress,
    DateOnly? PaidOn,
    string? Receipt
);

internal sealed class MyOnlinePaymentHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<MyOnlinePayment, OnlinePaymentView>
{
    protected override async Task<OnlinePaymentView> Handle(MyOnlinePayment query, CancellationToken ct) =>
        await db.Set<OnlinePayment>()
            .AsNoTracking()
            .VisibleTo(actor)
            .Where(p => p.Id == query.PaymentId)
            .Select(p => new OnlinePaymentView(
                p.Id,
                p.Reference,
                p.Status,
                p.SubjectId,
                p.SubjectReference,
                p.Amount,
                p.ExpiresAt,
                p.PageAddress,
                p.PaidOn,
                db.Receipts.Where(r => r.Id == p.ReceiptId).Select(r => r.Reference).FirstOrDefault()
            ))
            .SingleOrDefaultAsync(ct)
        ?? throw new NotFoundException(nameof(OnlinePayment));
}
