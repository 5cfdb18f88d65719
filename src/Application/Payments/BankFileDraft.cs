using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>The approved payouts that wait for a bank file, and the layouts to choose from.</summary>
[RequirePermission(Permission.PreparePayouts)]
public sealed record BankFileDraft : IQuery<BankFileDraftPage>;

public sealed record BankFileDraftPage(IReadOnlyList<PayoutRow> Payouts, IReadOnlyList<string> Layouts);

internal sealed class BankFileDraftHandler(IProgrammeDb db, IActor actor, IBankFileWriter writer)
    : QueryHandler<BankFileDraft, BankFileDraftPage>
{
    private const int Shown = 500;

    protected override async Task<BankFileDraftPage> Handle(BankFileDraft query, CancellationToken ct)
    {
        var payouts = await db
            .Payouts.AsNoTracking()
            .VisibleTo(actor, db)
            .Where(p => p.Status == PayoutStatus.Approved)
            .OrderBy(p => p.ApprovedAt)
            .Take(Shown)
            .Select(p => new PayoutRow(
                p.Id,
                p.Reference,
                p.Purpose,
                p.SubjectReference,
                p.Payee.Holder,
                db.FundSources.Where(f => f.Id == p.FundSourceId).Select(f => f.Code).First(),
                p.Amount,
                p.Status,
                p.PreparedAt,
                p.PaidOn
            ))
            .ToListAsync(ct);
        return new BankFileDraftPage(payouts, writer.Layouts);
    }
}
