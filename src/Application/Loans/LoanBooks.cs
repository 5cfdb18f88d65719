using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>
/// What loans write into the books. Charges are income when they are paid. A murabahah is a sale (PSAK 402): cost and margin are
/// receivable at the contract, the margin is deferred and becomes income with the cash that covers it.
/// </summary>
internal sealed class LoanBooks(IProgrammeDb db, ILedger ledger, AwardPostings postings)
{
    public async Task Disbursed(Loan loan, Payout payout, DateOnly on, CancellationToken ct)
    {
        var accounts = await postings.Accounts(loan.CallId, ct);
        await ledger.Post(
            LedgerEvent.Record(
                DisbursementEvent(payout),
                LedgerEventKind.LoanDisbursed,
                on,
                accounts.Fund,
                new LedgerSource("payout", payout.Id.Value, payout.Reference),
                [.. Handover(loan, accounts.Fund, payout), AwardPostings.Spent(accounts, loan.Reference, payout.Amount)]
            ),
            ct
        );
    }

    public Task DisbursementCameBack(Payout payout, DateOnly on, CancellationToken ct) =>
        ledger.Reverse(
            DisbursementEvent(payout),
            LedgerEventIds.Of($"returned:{payout.Attempt}", payout.Id.Value),
            on,
            ct
        );

    /// <summary>The receipt as it was split, and, where it was dated before others, the difference of theirs.</summary>
    public async Task Received(
        Loan loan,
        Receipt receipt,
        RepaymentPosting posting,
        DateOnly today,
        CancellationToken ct
    )
    {
        var fund = await Fund(loan, ct);
        var bank = receipt.HeldIn(fund);
        ledger.PostNew(
            LedgerEvent.Record(
                ReceiptEvent(receipt),
                posting.Split.Recovery > 0 ? LedgerEventKind.Recovery : LedgerEventKind.Repayment,
                receipt.ReceivedOn,
                fund,
                SourceOf(receipt),
                Transfer.NonZero([
                    .. Covered(loan, fund, posting.Split).Select(c => (bank, c.Account, new Money(c.Change))),
                    .. Earned(loan, fund, posting.Split.Charge),
                ])
            )
        );
        await Moved(loan, fund, SourceOf(receipt), posting, today, ct);
    }

    /// <summary>The mirror of the receipt's event, and the difference of the others' splits.</summary>
    public async Task Reversed(
        Loan loan,
        Receipt receipt,
        RepaymentPosting posting,
        DateOnly today,
        CancellationToken ct
    )
    {
        await ledger.Reverse(ReceiptEvent(receipt), LedgerEventIds.Of("reversed", receipt.Id.Value), today, ct);
        await Moved(loan, await Fund(loan, ct), SourceOf(receipt), posting, today, ct);
    }

    /// <summary>What a command without a receipt moved: late charges, a fee, a waiver.</summary>
    public async Task Moved(Loan loan, RepaymentPosting posting, DateOnly today, CancellationToken ct) =>
        await Moved(loan, await Fund(loan, ct), loan.AsSource(), posting, today, ct);

    /// <summary>
    /// Principal and fees become a loss; late charges nobody will pay and a margin nobody will earn leave the books. Other unpaid
    /// charges never were in them.
    /// </summary>
    public async Task WrittenOff(Loan loan, WriteOffPosting posting, DateOnly on, CancellationToken ct)
    {
        var fund = await Fund(loan, ct);
        await Moved(loan, fund, loan.AsSource(), posting.Counted, on, ct);
        var transfers = Transfer.NonZero(
            (Account.Losses(fund), Account.LoanPrincipal(loan.Reference), posting.Principal),
            (Account.Losses(fund), Account.FeeReceivable(loan.Reference), posting.Fee),
            (LateChargesOf(loan, fund), Account.LateChargeReceivable(loan.Reference), posting.LateCharge),
            (Account.DeferredMargin(loan.Reference), Account.ChargeReceivable(loan.Reference), posting.Margin)
        );
        if (transfers.Count > 0)
            await ledger.Post(
                LedgerEvent.Record(
                    LedgerEventIds.Of("written-off", loan.Id.Value),
                    LedgerEventKind.WriteOff,
                    on,
                    fund,
                    loan.AsSource(),
                    transfers
                ),
                ct
            );
    }

    public async Task CreditRefunded(Loan loan, Payout payout, DateOnly on, CancellationToken ct)
    {
        var fund = await Fund(loan, ct);
        await ledger.Post(
            LedgerEvent.Record(
                DisbursementEvent(payout),
                LedgerEventKind.CreditRefunded,
                on,
                fund,
                new LedgerSource("payout", payout.Id.Value, payout.Reference),
                [Transfer.Of(Account.BorrowerCredit(loan.Reference), payout.PaidFrom(fund), payout.Amount)]
            ),
            ct
        );
    }

    private async Task Moved(
        Loan loan,
        string fund,
        LedgerSource cause,
        RepaymentPosting posting,
        DateOnly on,
        CancellationToken ct
    )
    {
        await Asked(
            loan,
            fund,
            cause,
            LedgerEventKind.LateChargeDue,
            (Account.LateChargeReceivable(loan.Reference), LateChargesOf(loan, fund), posting.LateCharges),
            on,
            ct
        );
        await Asked(
            loan,
            fund,
            cause,
            LedgerEventKind.FeeDue,
            (Account.FeeReceivable(loan.Reference), Account.Fees(fund), posting.Fees),
            on,
            ct
        );
        await Asked(
            loan,
            fund,
            cause,
            LedgerEventKind.ChargeDue,
            (Account.ChargeReceivable(loan.Reference), Account.DeferredMargin(loan.Reference), posting.Margin),
            on,
            ct
        );
        if (!posting.Difference.IsZero)
            await ledger.Post(
                LedgerEvent.Record(
                    LedgerEventIds.Of($"reallocated:{loan.CurrentRun}", loan.Id.Value),
                    LedgerEventKind.Reallocation,
                    on,
                    fund,
                    cause,
                    [
                        .. Moves(Covered(loan, fund, posting.Difference)),
                        .. Transfer.NonZero([.. Earned(loan, fund, posting.Difference.Charge)]),
                    ]
                ),
                ct
            );
    }

    /// <summary>Something more was asked for beyond the schedule; below zero it was cancelled or waived.</summary>
    private async Task Asked(
        Loan loan,
        string fund,
        LedgerSource cause,
        LedgerEventKind kind,
        (Account Receivable, Account Against, long Change) asked,
        DateOnly on,
        CancellationToken ct
    )
    {
        if (asked.Change == 0)
            return;
        var amount = new Money(Math.Abs(asked.Change));
        await ledger.Post(
            LedgerEvent.Record(
                LedgerEventIds.Of(
                    $"{kind}:{loan.Levies.Count}:{loan.AllocationCount}:{loan.CurrentRun}",
                    loan.Id.Value
                ),
                asked.Change > 0 ? kind : LedgerEventKind.Waiver,
                on,
                fund,
                cause,
                [
                    asked.Change > 0
                        ? Transfer.Of(asked.Receivable, asked.Against, amount)
                        : Transfer.Of(asked.Against, asked.Receivable, amount),
                ]
            ),
            ct
        );
    }

    /// <summary>Money lent; of a murabahah the goods bought with it and sold on, at a price that holds the whole margin.</summary>
    private static IReadOnlyList<Transfer> Handover(Loan loan, string fund, Payout payout)
    {
        var (claim, bank) = (Account.LoanPrincipal(loan.Reference), payout.PaidFrom(fund));
        var (goods, reference) = (Account.GoodsForSale(fund), loan.Reference);
        return loan.Product.Method == LoanMethod.Murabahah
            ? Transfer.NonZero(
                (goods, bank, payout.Amount),
                (claim, goods, payout.Amount),
                (Account.ChargeReceivable(reference), Account.DeferredMargin(reference), loan.OutstandingCharge)
            )
            : [Transfer.Of(claim, bank, payout.Amount)];
    }

    /// <summary>The margin of a sale that a split covers is earned with it; below zero it is deferred again.</summary>
    private static IEnumerable<(Account Debit, Account Credit, Money Amount)> Earned(
        Loan loan,
        string fund,
        long charge
    )
    {
        if (loan.Product.Method != LoanMethod.Murabahah)
            yield break;
        var (deferred, income) = (Account.DeferredMargin(loan.Reference), Account.ChargeIncome(fund));
        yield return charge > 0 ? (deferred, income, new Money(charge)) : (income, deferred, new Money(-charge));
    }

    /// <summary>The accounts that a split credits.</summary>
    private static (Account Account, long Change)[] Covered(Loan loan, string fund, SplitTotals split) =>
        [
            (Account.LoanPrincipal(loan.Reference), split.Principal),
            (
                loan.Product.Method == LoanMethod.Murabahah
                    ? Account.ChargeReceivable(loan.Reference)
                    : Account.ChargeIncome(fund),
                split.Charge
            ),
            (Account.FeeReceivable(loan.Reference), split.Fee),
            (Account.LateChargeReceivable(loan.Reference), split.LateCharge),
            (Account.BorrowerCredit(loan.Reference), split.Credit),
            (Account.Recoveries(fund), split.Recovery),
        ];

    /// <summary>Of a sharia contract they go to good causes, never to income.</summary>
    private static Account LateChargesOf(Loan loan, string fund) =>
        loan.Product.IsSharia ? Account.SocialFund(fund) : Account.LateCharges(fund);

    /// <summary>Credits what grew against what shrank, until both sides are used up.</summary>
    private static List<Transfer> Moves(params (Account Account, long Change)[] changes)
    {
        var transfers = new List<Transfer>();
        var shrank = new Queue<(Account Account, long Left)>(
            changes.Where(c => c.Change < 0).Select(c => (c.Account, -c.Change))
        );
        foreach (var (account, change) in changes.Where(c => c.Change > 0))
        {
            for (var left = change; left > 0; )
            {
                var (from, there) = shrank.Dequeue();
                var moved = Math.Min(left, there);
                transfers.Add(Transfer.Of(from, account, new Money(moved)));
                left -= moved;
                if (there > moved)
                    shrank = new Queue<(Account, long)>(shrank.Prepend((from, there - moved)));
            }
        }
        return transfers;
    }

    private async Task<string> Fund(Loan loan, CancellationToken ct) =>
        (await db.FundSources.FindAsync([loan.FundSourceId], ct))!.Code;

    private static Id<LedgerEvent> DisbursementEvent(Payout payout) =>
        LedgerEventIds.Of($"paid:{payout.Attempt}", payout.Id.Value);

    private static Id<LedgerEvent> ReceiptEvent(Receipt receipt) => LedgerEventIds.Of("posted", receipt.Id.Value);

    private static LedgerSource SourceOf(Receipt receipt) => new("receipt", receipt.Id.Value, receipt.Reference);
}
