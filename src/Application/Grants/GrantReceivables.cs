using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Grants;

/// <summary>Grants whose unspent money is to come back.</summary>
internal sealed class GrantReceivables(IProgrammeDb db, TimeProvider clock) : IReceivable
{
    public ReceiptPurpose Purpose => ReceiptPurpose.GrantRefund;

    public async Task<IReadOnlyList<OpenReceivable>> Waiting(
        Id<FundSource> fund,
        IReadOnlyCollection<string> numbers,
        IReadOnlyCollection<Money> amounts,
        IActor actor,
        CancellationToken ct
    )
    {
        if (numbers.Count == 0)
            return [];
        // What is unspent is counted from the reports: only grants named by their number are asked.
        var grants = await db
            .Grants.AsNoTracking()
            .VisibleTo(actor, db)
            .Where(g => numbers.Contains(g.Reference))
            .Where(g => db.FundingCalls.Any(c => c.Id == g.CallId && c.FundSourceId == fund))
            .ToListAsync(ct);
        var owing = grants.Where(g => !g.RefundDue.IsZero).ToList();
        var people = owing.Select(g => g.ReturneeId).ToList();
        var names = await db
            .Returnees.Where(r => people.Contains(r.Id))
            .ToDictionaryAsync(r => r.Id, r => r.FullName, ct);
        return
        [
            .. owing.Select(g => new OpenReceivable(
                g.Id.Value,
                g.Reference,
                names[g.ReturneeId],
                g.RefundDue,
                clock.Today()
            )),
        ];
    }

    public async Task Confirm(Id<Receipt> receipt, MoneyFound found, IActor actor, CancellationToken ct)
    {
        var grant = await db
            .Receipts.AsNoTracking()
            .Where(r => r.Id == receipt)
            .Select(r => r.SubjectId)
            .SingleAsync(ct);
        var announced = await db.RefundToChange(new Id<Grant>(grant), receipt, actor, ct);
        announced.Match(found.Amount, found.On, found.BankReference, found.ById, clock.GetUtcNow());
        announced.Post(found.ById, clock.GetUtcNow());
    }

    public async Task<Receipt> Take(Guid subject, MoneyFound found, IActor actor, CancellationToken ct)
    {
        var grant = await db.GrantToChange(new Id<Grant>(subject), actor, ct);
        GrantRules.RefundWhenReported.Require(!grant.RefundDue.IsZero);
        GrantRules.RefundWithinUnspent.Require(found.Amount <= grant.RefundDue, grant.RefundDue);
        var receipt = Receipt.Capture(
            Id<Receipt>.New(),
            await db.NextReference("KW", clock.Today(), ct),
            new ReceiptSubject(
                ReceiptPurpose.GrantRefund,
                grant.Id.Value,
                grant.Reference,
                grant.ReturneeId,
                grant.FundSourceId
            ),
            found.Amount,
            found.On,
            ReceiptMethod.Transfer,
            null,
            found.BankReference,
            found.ById,
            clock.GetUtcNow()
        );
        receipt.Post(found.ById, clock.GetUtcNow());
        db.Receipts.Add(receipt);
        return receipt;
    }
}
