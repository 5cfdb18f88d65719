using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Tests.Payments;

public sealed class LineMatchingTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Theory]
    [InlineData("TRF SITI KW-2026-000123", "KW-2026-000123")]
    [InlineData("bayar pj 2026 000007 nov", "PJ-2026-000007")]
    [InlineData("SPB2026000011/HIBAH", "SPB-2026-000011")]
    [InlineData("HB.2026.000004", "HB-2026-000004")]
    public void Our_numbers_are_found_however_the_bank_mangles_them(string text, string number) =>
        LineMatching.ReferencesIn(text).ShouldBe([number]);

    [Theory]
    [InlineData("REKJW-2026-000123")]
    [InlineData("KW-2026-0001234")]
    [InlineData("transfer 2026 000123")]
    public void What_only_looks_alike_is_no_number_of_ours(string text) =>
        LineMatching.ReferencesIn(text).ShouldBeEmpty();

    [Fact]
    public void Number_and_amount_together_are_certain()
    {
        var best = LineMatching.Rank(Line("Bayar KW-2026-000123", 1_000_000), [Announced("KW-2026-000123", 1_000_000)]);

        best.Single().Certain.ShouldBeTrue();
        best.Single().Reasons.ShouldContain(MatchReason.ReferenceInText);
    }

    [Theory]
    [InlineData("Bayar KW-2026-000123", 999_999)]
    [InlineData("Bayar angsuran", 1_000_000)]
    public void Either_alone_is_a_suggestion(string text, long amount)
    {
        var best = LineMatching.Rank(Line(text, amount), [Announced("KW-2026-000123", 1_000_000)]);

        best.Single().Certain.ShouldBeFalse();
    }

    [Fact]
    public void Two_that_both_would_be_certain_are_neither()
    {
        var best = LineMatching.Rank(
            Line("PJ-2026-000001 KW-2026-000123", 1_000_000),
            [
                Announced("KW-2026-000123", 1_000_000),
                new(
                    MatchKind.Repayment,
                    LineDirection.In,
                    Guid.CreateVersion7(),
                    "PJ-2026-000001",
                    "PJ-2026-000001",
                    "Siti",
                    new Money(1_000_000),
                    Day
                ),
            ]
        );

        best.Count.ShouldBe(2);
        best.ShouldAllBe(s => !s.Certain);
    }

    [Fact]
    public void Who_announced_the_money_and_names_the_loan_means_the_announcement()
    {
        var announced = Announced("KW-2026-000123", 1_000_000);
        var loan = announced with { Kind = MatchKind.Repayment, Reference = announced.SubjectReference };

        var best = LineMatching.Rank(Line($"ANGSURAN {announced.SubjectReference}", 1_000_000), [loan, announced]);

        best.Single(s => s.Certain).Candidate.ShouldBe(announced);
    }

    [Fact]
    public void A_return_and_a_payout_that_needs_its_SP2D_are_never_certain()
    {
        var returned = new MatchCandidate(
            MatchKind.ReturnedPayout,
            LineDirection.In,
            Guid.CreateVersion7(),
            "SPB-2026-000011",
            "HB-2026-000001",
            "Siti",
            new Money(5),
            Day
        );
        LineMatching.Rank(Line("RETUR SPB-2026-000011", 5), [returned]).Single().Certain.ShouldBeFalse();
        var sent = new MatchCandidate(
            MatchKind.SentPayout,
            LineDirection.Out,
            Guid.CreateVersion7(),
            "SPB-2026-000011",
            "HB-2026-000001",
            "Siti",
            new Money(5),
            Day
        );
        LineMatching.Rank(Line("SPB-2026-000011", -5), [sent]).Single().Certain.ShouldBeTrue();
    }

    [Fact]
    public void Money_that_came_is_never_a_payout() =>
        LineMatching.Rank(Line("KW-2026-000123", -1_000_000), [Announced("KW-2026-000123", 1_000_000)]).ShouldBeEmpty();

    [Fact]
    public void The_stronger_reasons_stand_first()
    {
        var named = Announced("KW-2026-000124", 1_000_000) with { Name = "Dewi Lestari" };
        var ranked = LineMatching.Rank(
            Line("TRF DEWI LESTARI", 1_000_000),
            [Announced("KW-2026-000123", 1_000_000), named]
        );

        ranked[0].Candidate.ShouldBe(named);
        ranked[0].Reasons.ShouldContain(MatchReason.NameInText);
    }

    [Fact]
    public void A_way_out_needs_two_people_and_fits_the_direction()
    {
        var line = Line("Setoran tanpa nama", 70_000);
        line.Suspend(Day);
        var maker = Person("maker@emas.test");
        Should
            .Throw<RuleBrokenException>(() => line.Propose(SuspenseOutcome.BankCost, "Biaya", null, maker.Id, At))
            .Rule.ShouldBe(PaymentRules.ProposalFitsDirection);
        Should
            .Throw<RuleBrokenException>(() => line.Propose(SuspenseOutcome.Refund, "Salah kirim", null, maker.Id, At))
            .Rule.ShouldBe(PaymentRules.RefundNeedsAccount);
        line.Propose(SuspenseOutcome.Unidentified, "Tidak ada yang mengaku", null, maker.Id, At);
        Should
            .Throw<RuleBrokenException>(() =>
                line.Agree(maker with { Id = Id<StaffMember>.New() }, maker, "KB-2026-000001", At)
            )
            .Rule.ShouldBe(PaymentRules.ProposalByAnother);

        line.Agree(Person("checker@emas.test"), maker, "KB-2026-000001", At);

        line.Status.ShouldBe(LineStatus.Settled);
    }

    private static MatchCandidate Announced(string number, long amount) =>
        new(
            MatchKind.AnnouncedReceipt,
            LineDirection.In,
            Guid.CreateVersion7(),
            number,
            "PJ-2026-000009",
            "Siti Aminah",
            new Money(amount),
            Day
        );

    private static StatementLine Line(string text, long amount)
    {
        var account = FundAccount.Open(
            Id<FundAccount>.New(),
            Id<FundSource>.New(),
            new AccountDetails("137", AccountNumber.Parse("0137000111"), "BP3MI Banten"),
            "umum"
        );
        var statement = Statement.Upload(
            Id<Statement>.New(),
            "RK-2026-000001",
            account,
            Id<StoredFile>.New(),
            "mutasi.csv",
            null,
            Id<StaffMember>.New(),
            At
        );
        return StatementLine.Of(
            Id<StatementLine>.New(),
            statement,
            1,
            new ReadLine(2, Day, amount, text, null, null, false, "f"),
            LineKey.Description
        );
    }

    private static PaymentPerson Person(string email) => new(Id<StaffMember>.New(), EmailAddress.Parse(email), null);
}
