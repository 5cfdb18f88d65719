using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>One payout with everything a checker must see: recipient, account, amount, fund, and who did what.</summary>
[RequirePermission(Permission.ViewPayouts)]
public sealed record PayoutDetail(Id<Payout> PayoutId) : IQuery<PayoutPage>;

public sealed record PayoutPage(
    Payout Payout,
    string ContentHash,
    string RecipientName,
    string FundCode,
    string FundName,
    string PlanReference,
    string Maker,
    string? Checker,
    string? BankFile,
    Id<StatementLine>? ShownBy,
    bool ActorMayCheck,
    IReadOnlyList<HistoryRow> History
);

internal sealed class PayoutDetailHandler(IProgrammeDb db, IActor actor, PaymentPeople people)
    : QueryHandler<PayoutDetail, PayoutPage>
{
    protected override async Task<PayoutPage> Handle(PayoutDetail query, CancellationToken ct)
    {
        var payout =
            await db.Payouts.AsNoTracking().VisibleTo(actor, db).SingleOrDefaultAsync(p => p.Id == query.PayoutId, ct)
            ?? throw new NotFoundException(nameof(Payout));
        var around = await (
            from fund in db.FundSources.AsNoTracking()
            where fund.Id == payout.FundSourceId
            select new
            {
                fund.Code,
                fund.Name,
                Recipient = payout.SupplierId == null
                    ? db.Returnees.Where(r => r.Id == payout.ReturneeId).Select(r => r.FullName).First()
                    : db.Set<Supplier>().Where(s => s.Id == payout.SupplierId).Select(s => s.Name).First(),
                Plan = db.BusinessPlans.Where(p => p.Id == payout.PlanId).Select(p => p.Reference).First(),
                Maker = db.Staff.Where(s => s.Id == payout.MakerId).Select(s => s.FullName).First(),
                Checker = db.Staff.Where(s => s.Id == payout.CheckerId).Select(s => s.FullName).FirstOrDefault(),
                Line = db.Set<StatementLine>()
                    .Where(l => l.MatchedKind == MatchKind.SentPayout && l.MatchedId == payout.Id.Value)
                    .Where(l => l.BookedOn == payout.PaidOn)
                    .Select(l => (Id<StatementLine>?)l.Id)
                    .FirstOrDefault(),
                File = db.Set<BankFile>()
                    .Where(f => f.Id == payout.BankFileId)
                    .Select(f => f.Reference)
                    .FirstOrDefault(),
            }
        ).SingleAsync(ct);
        return new PayoutPage(
            payout,
            payout.ContentHash(),
            around.Recipient,
            around.Code,
            around.Name,
            around.Plan,
            around.Maker,
            around.Checker,
            around.File,
            around.Line,
            await MayCheck(payout, ct),
            await db.HistoryOf(payout.Id.Value, ct)
        );
    }

    private async Task<bool> MayCheck(Payout payout, CancellationToken ct)
    {
        if (payout.Status != PayoutStatus.Submitted || !actor.May(Permission.ApprovePayouts))
            return false;
        var checker = await people.Person(actor.StaffId, ct);
        return !checker.IsSameAs(await people.Person(payout.MakerId, ct));
    }
}
