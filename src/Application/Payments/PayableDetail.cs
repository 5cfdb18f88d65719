using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Something ready to be paid, as the maker sees it before preparing the order.</summary>
[RequirePermission(Permission.PreparePayouts)]
public sealed record PayableDetail(PayoutPurpose Purpose, Guid SubjectId) : IQuery<PayablePage>;

/// <summary>The account is masked; it is null where it is not confirmed or rests after a change (until <see cref="UsableFrom"/>).</summary>
public sealed record PayablePage(
    Payable Payable,
    string FundCode,
    string FundName,
    string? BankCode,
    AccountNumber? Account,
    string? Holder,
    DateTimeOffset? UsableFrom
);

internal sealed class PayableDetailHandler(
    IProgrammeDb db,
    IActor actor,
    IEnumerable<IPayable> payables,
    TimeProvider clock
) : QueryHandler<PayableDetail, PayablePage>
{
    protected override async Task<PayablePage> Handle(PayableDetail query, CancellationToken ct)
    {
        var payable =
            await payables.Single(p => p.Purpose == query.Purpose).Find(query.SubjectId, actor, ct)
            ?? throw new NotFoundException(nameof(Payable));
        var fund = await db
            .FundSources.AsNoTracking()
            .Where(f => f.Id == payable.Subject.FundSourceId)
            .Select(f => new { f.Code, f.Name })
            .SingleAsync(ct);
        var account = payable.Subject.SupplierId is { } supplier
            ? (await db.Set<Supplier>().AsNoTracking().SingleAsync(s => s.Id == supplier, ct)).Account
            : (await db.Returnees.AsNoTracking().SingleAsync(r => r.Id == payable.Subject.ReturneeId, ct)).BankAccount;
        var usable = account?.Usable(clock.GetUtcNow()) == true;
        return new PayablePage(
            payable,
            fund.Code,
            fund.Name,
            usable ? account!.BankCode : null,
            usable ? account!.Number : null,
            usable ? account!.Holder : null,
            account is { ConfirmedAt: not null } ? account.UsableFrom : null
        );
    }
}
