using FsCheck;
using FsCheck.Fluent;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Ledger;

public sealed class LedgerEventTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Fact]
    public void An_amount_of_nothing_and_an_account_against_itself_are_refused()
    {
        var (bank, equity) = (Account.Bank("APBD26"), Account.Equity("APBD26"));
        Should
            .Throw<RuleBrokenException>(() => Transfer.Of(bank, equity, Money.Zero))
            .Rule.ShouldBe(LedgerRules.AmountPositive);
        Should
            .Throw<RuleBrokenException>(() => Transfer.Of(bank, bank, new Money(1)))
            .Rule.ShouldBe(LedgerRules.DifferentAccounts);
        Should.Throw<RuleBrokenException>(() => Entry([])).Rule.ShouldBe(LedgerRules.NeedsTransfers);
    }

    [Fact]
    public void Empty_parts_of_a_split_make_no_transfer() =>
        Transfer
            .NonZero(
                (Account.Bank("A"), Account.LoanPrincipal("PJ-1"), new Money(5)),
                (Account.Bank("A"), Account.ChargeIncome("A"), Money.Zero)
            )
            .Count.ShouldBe(1);

    [Fact]
    public void Mirroring_any_event_brings_every_account_back() =>
        Prop.ForAll(
                AnyTransfers().ToArbitrary(),
                transfers =>
                {
                    var entry = Entry(transfers);
                    var mirror = entry.Reverse(Id<LedgerEvent>.New(), Day);
                    var moves = entry.Transfers.Concat(mirror.Transfers).ToList();
                    return moves
                        .SelectMany(t => new[] { t.Debit, t.Credit })
                        .Distinct()
                        .All(account =>
                            moves.Where(t => t.Debit == account).Sum(t => t.Amount.Rupiah)
                            == moves.Where(t => t.Credit == account).Sum(t => t.Amount.Rupiah)
                        );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_hash_covers_everything_that_moves_money()
    {
        var first = Entry([Move(100)]);
        Entry([Move(100)], first.Id).HasSameContentAs(first).ShouldBeTrue();
        Entry([Move(101)], first.Id).HasSameContentAs(first).ShouldBeFalse();
        Entry([Move(50), Move(50)], first.Id).HasSameContentAs(first).ShouldBeFalse();
        Entry([Move(100)], first.Id, Day.AddDays(1)).HasSameContentAs(first).ShouldBeFalse();
    }

    [Fact]
    public void A_mirror_is_not_mirrored_again()
    {
        var mirror = Entry([Move(100)]).Reverse(Id<LedgerEvent>.New(), Day);
        Should
            .Throw<RuleBrokenException>(() => mirror.Reverse(Id<LedgerEvent>.New(), Day))
            .Rule.ShouldBe(LedgerRules.ReversalIsFinal);
    }

    [Fact]
    public void The_same_cause_gives_the_same_id()
    {
        var record = Guid.Parse("01a1fadc-a3e8-773c-8530-569274474826");
        LedgerEventIds.Of("paid:1", record).ShouldBe(LedgerEventIds.Of("paid:1", record));
        LedgerEventIds.Of("paid:1", record).ShouldNotBe(LedgerEventIds.Of("paid:2", record));
    }

    [Theory]
    [InlineData("bank:APBD26", true)]
    [InlineData("loan-principal:PJ-2026-000001", true)]
    [InlineData("treasure:1", false)]
    [InlineData("bank:", false)]
    [InlineData("bank:a b", false)]
    [InlineData("bank:a'; drop", false)]
    public void An_account_is_a_known_kind_and_an_owner(string code, bool known) =>
        Account.TryParse(code, null, out _).ShouldBe(known);

    [Fact]
    public void Every_kind_of_account_has_its_nature() =>
        AccountNature.All.Select(n => n.Kind).Order().ShouldBe(Enum.GetValues<AccountKind>());

    private static Transfer Move(long rupiah) =>
        Transfer.Of(Account.Bank("APBD26"), Account.Equity("APBD26"), new Money(rupiah));

    private static LedgerEvent Entry(
        IReadOnlyList<Transfer> transfers,
        Id<LedgerEvent>? id = null,
        DateOnly? on = null
    ) =>
        LedgerEvent.Record(
            id ?? Id<LedgerEvent>.New(),
            LedgerEventKind.Correction,
            on ?? Day,
            "APBD26",
            new LedgerSource("fund", Guid.Empty, "RK-1"),
            transfers
        );

    private static Gen<IReadOnlyList<Transfer>> AnyTransfers()
    {
        Account[] accounts =
        [
            Account.Bank("A"),
            Account.Equity("A"),
            Account.GrantsPaid("HB-1"),
            Account.Ceiling("PGL-1"),
            Account.Suspense("A"),
        ];
        var transfer =
            from debit in Gen.Choose(0, accounts.Length - 1)
            from step in Gen.Choose(1, accounts.Length - 1)
            from rupiah in Gen.Choose(1, int.MaxValue)
            select Transfer.Of(accounts[debit], accounts[(debit + step) % accounts.Length], new Money(rupiah));
        return transfer.NonEmptyListOf().Select(list => (IReadOnlyList<Transfer>)[.. list]);
    }
}
