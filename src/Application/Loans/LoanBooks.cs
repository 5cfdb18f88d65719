using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>What loans write into the books. Charges are income when they are paid.</summary>
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
                [
                    Transfer.Of(Account.LoanPrincipal(loan.Reference), Account.Bank(accounts.Fund), loan.Principal),
                    AwardPostings.Spent(accounts, loan.Reference, loan.Principal),
                ]
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
        var bank = Account.Bank(fund);
        ledger.PostNew(
            LedgerEvent.Record(
                ReceiptEvent(receipt),
                LedgerEventKind.Repayment,
                receipt.ReceivedOn,
                fund,
                SourceOf(receipt),
                Transfer.NonZero(
                    (bank, Account.LoanPrincipal(loan.Reference), new Money(posting.Split.Principal)),
                    (bank, Account.ChargeIncome(fund), new Money(posting.Split.Charge)),
                    (bank, Account.BorrowerCredit(loan.Reference), new Money(posting.Split.Credit))
                )
            )
        );
        await Reallocated(loan, fund, receipt, posting.Difference, today, ct);
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
        await Reallocated(loan, await Fund(loan, ct), receipt, posting.Difference, today, ct);
    }

    private async Task Reallocated(
        Loan loan,
        string fund,
        Receipt cause,
        SplitTotals difference,
        DateOnly on,
        CancellationToken ct
    )
    {
        if (difference.IsZero)
            return;
        var transfers = Moves(
            (Account.LoanPrincipal(loan.Reference), difference.Principal),
            (Account.ChargeIncome(fund), difference.Charge),
            (Account.BorrowerCredit(loan.Reference), difference.Credit)
        );
        var run = LedgerEventIds.Of($"reallocated:{loan.CurrentRun}", loan.Id.Value);
        await ledger.Post(
            LedgerEvent.Record(run, LedgerEventKind.Reallocation, on, fund, SourceOf(cause), transfers),
            ct
        );
    }

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
