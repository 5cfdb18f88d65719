using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>What a line is to be matched to.</summary>
public sealed record MatchTarget(MatchKind Kind, Guid Id)
{
    public static MatchTarget Of(MatchCandidate candidate) => new(candidate.Kind, candidate.Id);
}

/// <summary>
/// The one way a line is matched: by itself, by one press, or many at once. It goes through the doors of the records themselves, so
/// that everything follows that follows when they are entered by hand.
/// </summary>
internal sealed class LineMatcher(
    IProgrammeDb db,
    IActor actor,
    IEnumerable<IReceivable> receivables,
    SuspenseBooks books,
    IOnceGate gate,
    ILedger ledger,
    TimeProvider clock
)
{
    /// <summary>The line's lock comes first: of two who take it at once the second sees it closed.</summary>
    public async Task Match(
        Id<StatementLine> id,
        MatchTarget target,
        Id<StaffMember> by,
        bool byItself,
        CancellationToken ct
    )
    {
        var line = await db.LineToChange(id, actor, ct);
        PaymentRules.LineIsOpen.Require(line.IsOpen);
        // The bank says the day. The record keeps it; the books take it in when they are open.
        await ledger.CarryForward(ct);
        var reference = target.Kind switch
        {
            MatchKind.AnnouncedReceipt => await Announced(line, target, by, ct),
            MatchKind.Repayment => await Take(line, ReceiptPurpose.LoanRepayment, target, by, ct),
            MatchKind.GrantRefund => await Take(line, ReceiptPurpose.GrantRefund, target, by, ct),
            MatchKind.SupplierRefund => await Take(line, ReceiptPurpose.SupplierRefund, target, by, ct),
            MatchKind.SentPayout => await Confirm(line, target, ct),
            MatchKind.ReturnedPayout => await TakeBack(line, target, ct),
            MatchKind.Refund => await Refunded(line, target, ct),
            _ => await Booked(line, target, ct),
        };
        var waited = line.Match(
            new LineMatch(target.Kind, reference.Id, reference.Number, by, byItself),
            clock.GetUtcNow()
        );
        if (target.Kind == MatchKind.Refund)
            await OutOfSuspenseByItsPair(line, waited, ct);
        else if (waited)
            await books.Leave(
                line,
                target.Kind == MatchKind.ReturnedPayout ? clock.Today() : line.SuspendedOn!.Value,
                ct
            );
    }

    private async Task<Matched> Announced(
        StatementLine line,
        MatchTarget target,
        Id<StaffMember> by,
        CancellationToken ct
    )
    {
        var id = new Id<Receipt>(target.Id);
        var receipt =
            await db.Receipts.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct)
            ?? throw new NotFoundException(nameof(Receipt));
        // What a grant gives back was told to the rupiah; a loan takes what came.
        var waits = receipt.Purpose == ReceiptPurpose.GrantRefund ? receipt.Amount : line.Amount;
        line.RequireFit(LineDirection.In, waits, receipt.FundSourceId);
        await Receivable(receipt.Purpose).Confirm(id, await Found(line, by, ct), actor, ct);
        return new Matched(receipt.Id.Value, receipt.Reference);
    }

    private async Task<Matched> Take(
        StatementLine line,
        ReceiptPurpose purpose,
        MatchTarget target,
        Id<StaffMember> by,
        CancellationToken ct
    )
    {
        PaymentRules.LineFitsDirection.Require(line.Direction == LineDirection.In);
        var receipt = await Receivable(purpose).Take(target.Id, await Found(line, by, ct), actor, ct);
        line.RequireFit(LineDirection.In, receipt.Amount, receipt.FundSourceId);
        return new Matched(receipt.Id.Value, receipt.Reference);
    }

    private async Task<Matched> Confirm(StatementLine line, MatchTarget target, CancellationToken ct)
    {
        var payout = await db.PayoutToChange(new Id<Payout>(target.Id), actor, ct);
        line.RequireFit(LineDirection.Out, payout.Amount, payout.FundSourceId);
        var proof = new PayoutProof(
            line.BookedOn,
            line.ProofReference(await db.ReferenceOf(line.StatementId, ct)),
            null
        );
        payout.Confirm(proof, clock.GetUtcNow());
        return new Matched(payout.Id.Value, payout.Reference);
    }

    /// <summary>The bank gave it back. Where somebody already said so by hand, the line only shows it.</summary>
    private async Task<Matched> TakeBack(StatementLine line, MatchTarget target, CancellationToken ct)
    {
        var payout = await db.PayoutToChange(new Id<Payout>(target.Id), actor, ct);
        line.RequireFit(LineDirection.In, payout.Amount, payout.FundSourceId);
        if (payout.Status != PayoutStatus.Failed)
            payout.Fail(line.Description, clock.GetUtcNow());
        else
            PaymentRules.BookedOnce.Require(
                payout.PaidOn is not null
                    && !await db.Set<StatementLine>()
                        .AnyAsync(
                            l =>
                                l.MatchedKind == MatchKind.ReturnedPayout
                                && l.MatchedId == payout.Id.Value
                                && l.BookedOn >= payout.PaidOn,
                            ct
                        )
            );
        return new Matched(payout.Id.Value, payout.Reference);
    }

    private async Task<Matched> Refunded(StatementLine line, MatchTarget target, CancellationToken ct)
    {
        var came = await db.LineToChange(new Id<StatementLine>(target.Id), actor, ct);
        line.RequireFit(LineDirection.Out, came.Amount, came.FundSourceId);
        var reference = came.RefundReference ?? "";
        came.RefundedBy(line, clock.GetUtcNow());
        return new Matched(came.Id.Value, reference);
    }

    /// <summary>The refund's line takes out of suspense what the other had brought in; where it waited there itself, that is done.</summary>
    private async Task OutOfSuspenseByItsPair(StatementLine line, bool waited, CancellationToken ct)
    {
        if (waited)
            return;
        var (fund, statement) = (await db.FundCode(line.FundSourceId, ct), await db.ReferenceOf(line.StatementId, ct));
        await books.PassThrough(line, fund, statement, ct);
    }

    private async Task<Matched> Booked(StatementLine line, MatchTarget target, CancellationToken ct)
    {
        await gate.Pass($"booked:{target.Id}", ct);
        var fund = await db.FundCode(line.FundSourceId, ct);
        var id = new Id<LedgerEvent>(target.Id);
        var entry =
            await db.LedgerEvents.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.Fund == fund, ct)
            ?? throw new NotFoundException(nameof(LedgerEvent));
        var bank = Account.Bank(fund);
        var moved = entry.Transfers.Sum(t =>
            t.Debit == bank ? t.Amount.Rupiah
            : t.Credit == bank ? -t.Amount.Rupiah
            : 0
        );
        line.RequireFit(
            moved >= 0 ? LineDirection.In : LineDirection.Out,
            new Money(Math.Abs(moved)),
            line.FundSourceId
        );
        var taken = await db.Set<StatementLine>()
            .AnyAsync(l => l.MatchedKind == MatchKind.Booked && l.MatchedId == target.Id, ct);
        PaymentRules.BookedOnce.Require(!taken && entry.SourceType != StatementSource.Type);
        return new Matched(entry.Id.Value, entry.SourceReference);
    }

    private async Task<MoneyFound> Found(StatementLine line, Id<StaffMember> by, CancellationToken ct) =>
        new(line.Amount, line.BookedOn, line.ProofReference(await db.ReferenceOf(line.StatementId, ct)), by);

    private IReceivable Receivable(ReceiptPurpose purpose) => receivables.Single(r => r.Purpose == purpose);

    private sealed record Matched(Guid Id, string Number);
}
