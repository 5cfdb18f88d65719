using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Tests.Payments;

public sealed class PayoutTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);
    private static readonly PaymentPerson Maker = Person("maker@emas.test");
    private static readonly PaymentPerson Checker = Person("checker@emas.test");

    [Theory]
    [InlineData("maker@emas.test", null)]
    [InlineData("other@emas.test", "3603335205880001")]
    public void The_maker_is_recognised_by_address_and_number(string email, string? nik)
    {
        var maker = Maker with { Nik = Nik.Parse("3603335205880001") };
        var again = Person(email, nik);
        var payout = Submitted(maker);

        Should
            .Throw<RuleBrokenException>(() => payout.Approve(payout.ContentHash(), again, maker, [], At))
            .Rule.ShouldBe(PaymentRules.CheckerIsNotMaker);
    }

    [Fact]
    public void Whoever_decided_neither_prepares_nor_checks()
    {
        var payout = Prepared();
        Should
            .Throw<RuleBrokenException>(() => payout.Submit(Maker, [Maker], At))
            .Rule.ShouldBe(PaymentRules.DeciderDoesNotPay);
        payout.Submit(Maker, [], At);
        Should
            .Throw<RuleBrokenException>(() => payout.Approve(payout.ContentHash(), Checker, Maker, [Checker], At))
            .Rule.ShouldBe(PaymentRules.DeciderDoesNotPay);
        payout.Status.ShouldBe(PayoutStatus.Submitted);
    }

    [Fact]
    public void Only_what_was_seen_is_approved_and_an_edit_voids_it()
    {
        var payout = Submitted(Maker);
        Should
            .Throw<RuleBrokenException>(() => payout.Approve("other", Checker, Maker, [], At))
            .Rule.ShouldBe(PaymentRules.ApprovesWhatWasSeen);
        payout.Approve(payout.ContentHash(), Checker, Maker, [], At);

        payout.Amend(payout.Payee, "Lain", Maker.Id, At);

        (payout.Status, payout.ApprovedHash).ShouldBe((PayoutStatus.Prepared, null));
    }

    [Fact]
    public void Paid_may_turn_failed_and_begin_again()
    {
        var payout = Submitted(Maker);
        payout.Approve(payout.ContentHash(), Checker, Maker, [], At);
        payout.Send(Id<BankFile>.New(), At);
        payout.Confirm(new PayoutProof(new(2026, 11, 20), "FT1", Id<StoredFile>.New()), At);
        payout.TakeEvents();

        payout.Fail("Dikembalikan bank", At);

        payout.TakeEvents().OfType<PayoutFailed>().Single().WasPaid.ShouldBeTrue();
        payout.TryAgain(payout.Payee, Maker.Id, At);
        (payout.Status, payout.Attempt, payout.PaidOn).ShouldBe((PayoutStatus.Prepared, 2, null));
    }

    [Fact]
    public void Nothing_is_sent_that_was_not_approved()
    {
        var payout = Submitted(Maker);
        Should.Throw<RuleBrokenException>(() => payout.Send(Id<BankFile>.New(), At));
        Should.Throw<RuleBrokenException>(() =>
            BankFile.Make(Id<BankFile>.New(), "BT-2026-000001", "umum", [payout], Id<StoredFile>.New(), Maker.Id, At)
        );
    }

    [Fact]
    public void A_payee_is_the_recipients_own_confirmed_account()
    {
        Should
            .Throw<RuleBrokenException>(() => Payee.Of(AReturnee.Complete(At), At))
            .Rule.ShouldBe(PaymentRules.NeedsVerifiedAccount);
        Payee.Of(AReturnee.Verified(At), At).Holder.ShouldBe("Siti Aminah");
    }

    private static PaymentPerson Person(string email, string? nik = null) =>
        new(Id<StaffMember>.New(), EmailAddress.Parse(email), nik is null ? null : Nik.Parse(nik));

    private static Payout Submitted(PaymentPerson maker)
    {
        var payout = Prepared();
        payout.Submit(maker, [], At);
        return payout;
    }

    private static Payout Prepared()
    {
        var returnee = AReturnee.Verified(At);
        var fund = FundSource.Open(Id<FundSource>.New(), "DANA1", "Dana usaha", FundSourceKind.Cooperative);
        return Payout.Prepare(
            Id<Payout>.New(),
            "SPB-2026-000001",
            new PayoutSubject(
                PayoutPurpose.GrantTranche,
                Guid.CreateVersion7(),
                "HB-2026-000001",
                Id<BusinessPlan>.New(),
                returnee.Id,
                fund.Id
            ),
            fund,
            new Money(7_000_000),
            Payee.Of(returnee, At),
            "Hibah",
            Maker.Id,
            At
        );
    }
}
