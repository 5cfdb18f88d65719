using System.Text.Json;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Loans;

/// <summary>The journals of the golden file, written with the accounts and events of the books.</summary>
public class LedgerVectors
{
    private static readonly DateOnly Day = new(2026, 2, 28);

    private static readonly Dictionary<string, Account> Accounts = new()
    {
        ["Bank programme"] = Account.Bank("KSP"),
        ["Loan principal"] = Account.LoanPrincipal("PJ-2026-000001"),
        ["Interest income"] = Account.ChargeIncome("KSP"),
        ["Interest receivable"] = Account.ChargeReceivable("PJ-2026-000001"),
        ["Borrower overpayment (liability)"] = Account.BorrowerCredit("PJ-2026-000001"),
        ["Murabahah receivable"] = Account.LoanPrincipal("PJ-2026-000002"),
        ["Murabahah asset"] = Account.GoodsForSale("KSP"),
        ["Deferred margin"] = Account.DeferredMargin("PJ-2026-000002"),
        ["Margin income"] = Account.ChargeIncome("KSP"),
    };

    public static TheoryData<string> Journals => Vectors.Ids("ledger");

    [Theory, MemberData(nameof(Journals))]
    public void The_books_come_to_the_balances_of_the_vector(string id)
    {
        var vector = Vectors.Find("ledger", id);
        List<LedgerEvent> events = [];
        foreach (var journal in vector.GetProperty("journals").EnumerateArray())
        {
            var transfers = Transfers(journal.GetProperty("entries"));
            var mirrored = journal.GetProperty("event").GetString()!.StartsWith("REVERSAL", StringComparison.Ordinal);
            events.Add(mirrored ? events[^1].Reverse(Id<LedgerEvent>.New(), Day) : Recorded(transfers));
            if (mirrored)
                Sides(events[^1].Transfers).ShouldBe(Sides(transfers), ignoreOrder: true);
        }

        var moves = events.SelectMany(e => e.Transfers).ToList();
        foreach (var wanted in vector.GetProperty("expectedBalances").EnumerateObject())
            Balance(moves, Accounts[wanted.Name]).ShouldBe(wanted.Value.GetInt64(), wanted.Name);
    }

    private static LedgerEvent Recorded(IReadOnlyList<Transfer> transfers) =>
        LedgerEvent.Record(
            Id<LedgerEvent>.New(),
            LedgerEventKind.Correction,
            Day,
            "KSP",
            new LedgerSource("vector", Guid.Empty, "IDR"),
            transfers
        );

    /// <summary>Entries of one event as transfers: every debit meets the credits in turn.</summary>
    private static List<Transfer> Transfers(JsonElement entries)
    {
        var debits = new Queue<(Account Account, long Amount)>(Side(entries, "D"));
        var credits = new Queue<(Account Account, long Amount)>(Side(entries, "C"));
        List<Transfer> transfers = [];
        var (debit, credit) = (debits.Dequeue(), credits.Dequeue());
        while (true)
        {
            var amount = Math.Min(debit.Amount, credit.Amount);
            transfers.Add(Transfer.Of(debit.Account, credit.Account, new Money(amount)));
            (debit.Amount, credit.Amount) = (debit.Amount - amount, credit.Amount - amount);
            if (debit.Amount == 0 && !debits.TryDequeue(out debit))
                break;
            if (credit.Amount == 0)
                credit = credits.Dequeue();
        }
        return transfers;
    }

    private static IEnumerable<(Account, long)> Side(JsonElement entries, string side) =>
        entries
            .EnumerateArray()
            .Where(e => e.GetProperty("side").GetString() == side)
            .Select(e => (Accounts[e.GetProperty("account").GetString()!], e.Rupiah("amount")));

    private static IEnumerable<(Account, Account, long)> Sides(IEnumerable<Transfer> transfers) =>
        transfers.Select(t => (t.Debit, t.Credit, t.Amount.Rupiah));

    private static long Balance(List<Transfer> moves, Account account) =>
        moves.Where(t => t.Debit == account).Sum(t => t.Amount.Rupiah)
        - moves.Where(t => t.Credit == account).Sum(t => t.Amount.Rupiah);
}
