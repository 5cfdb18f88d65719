using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Tests.Programmes;
using Shouldly;
using Xunit;

namespace PmiEmas.Domain.Tests.BusinessPlans;

public sealed class BusinessPlanTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly DateTimeOffset Now = ProgrammeCalendar.StartOf(Today).AddHours(9);
    private static readonly Eligibility Fits = new Eligibility.Eligible();
    private static readonly Id<StaffMember> Officer = Id<StaffMember>.New();

    private readonly FundingCall _call = Open();

    [Fact]
    public void Two_phones_writing_one_field_lose_neither_text()
    {
        var plan = Started();
        plan.Write(PlanSection.Product, [new("what-sold", "", "Beras")], Now);

        var conflicts = plan.Write(
            PlanSection.Product,
            [new("what-sold", "", "Minyak"), new("prices", "", "Rp14.000")],
            Now
        );

        conflicts.ShouldBe([new FieldConflict("what-sold", "Beras", "Minyak")]);
        (plan.Answer("what-sold"), plan.Answer("prices")).ShouldBe(("Beras", "Rp14.000"));
    }

    [Fact]
    public void A_stale_form_that_did_not_touch_a_field_does_not_overwrite_it()
    {
        var plan = Started();
        plan.Write(PlanSection.Product, [new("what-sold", "", "Beras")], Now);

        plan.Write(PlanSection.Product, [new("what-sold", "", ""), new("prices", "", "Rp1")], Now).ShouldBeEmpty();

        plan.Answer("what-sold").ShouldBe("Beras");
    }

    [Theory]
    [InlineData("nib", "12ab", "business-plans.typed-digits")]
    [InlineData("started-on", "31-12-2025", "business-plans.typed-date")]
    [InlineData("village", "3603", "business-plans.typed-village")]
    public void A_value_that_cannot_be_one_is_refused_at_its_field(string field, string value, string rule)
    {
        var broken = Should.Throw<RuleBrokenException>(() =>
            Started().Write(PlanSection.Identity, [new(field, "", value)], Now)
        );

        (broken.Rule.Code, broken.Field).ShouldBe((rule, field));
    }

    [Fact]
    public void The_budget_adds_up_by_source()
    {
        var plan = Started();
        plan.AddLine(
            Id<BudgetLine>.New(),
            new("Etalase", 2, "unit", new Money(1_850_000), BudgetSource.Requested),
            Now
        );
        plan.AddLine(
            Id<BudgetLine>.New(),
            new("Stok", 1, "paket", new Money(1_300_000), BudgetSource.OwnContribution),
            Now
        );

        (plan.RequestedAmount, plan.OwnContribution).ShouldBe((new Money(3_700_000), new Money(1_300_000)));
        plan.OwnSharePercent.ShouldBe(26);
    }

    [Theory]
    [InlineData(2_400_000, 1_000_000, "below-minimum")]
    [InlineData(12_000_001, 5_000_000, "above-maximum")]
    [InlineData(9_000_001, 1_000_000, "own-share")]
    public void What_the_call_does_not_allow_is_told_as_missing(long requested, long own, string code)
    {
        var plan = Complete(requested, own);

        plan.Missing(_call).Select(m => m.Code).ShouldBe([code]);
    }

    [Fact]
    public void Exactly_the_share_asked_for_is_enough() =>
        Complete(9_000_000, 1_000_000).Missing(_call).ShouldBeEmpty();

    [Fact]
    public void Only_the_sections_asked_for_may_be_corrected_and_each_must_be_answered()
    {
        var plan = Complete(9_000_000, 1_000_000);
        var first = plan.Submit(_call, Fits, Today, Now);
        plan.RequestChanges([new(PlanSection.Market, "Sebutkan pembelinya.")], Now);

        Should
            .Throw<RuleBrokenException>(() => plan.Write(PlanSection.Product, [new("prices", "x", "y")], Now))
            .Rule.ShouldBe(PlanRules.OnlyAskedSections);
        plan.StateOf(PlanSection.Market, plan.Missing(_call)).ShouldBe(SectionState.ToBeCorrected);
        plan.Write(PlanSection.Market, [new("customers", plan.Answer("customers"), "Ibu-ibu")], Now);
        Should.Throw<RuleBrokenException>(() => plan.Submit(_call, Fits, Today, Now)).Rule.ShouldBe(PlanRules.Complete);
        plan.AnswerCorrection(PlanSection.Market, "Sudah.", Now);

        // The call may have closed meanwhile.
        var second = plan.Submit(_call, Fits, _call.ClosesOn.AddDays(9), Now);

        second.Number.ShouldBe(2);
        first.Snapshot().ChangesIn(second.Snapshot()).Single().After.ShouldBe("Ibu-ibu");
    }

    [Fact]
    public void A_decision_grants_at_most_what_each_line_asked()
    {
        var plan = Judged();
        var line = plan.BudgetLines.Single(l => l.Source == BudgetSource.Requested);
        var own = plan.BudgetLines.Single(l => l.Source == BudgetSource.OwnContribution);

        Should
            .Throw<RuleBrokenException>(() => plan.Approve(Amounts(line, line.Amount.Rupiah + 1), Now))
            .Rule.ShouldBe(PlanRules.ApprovedPerRequestedLine);
        Should
            .Throw<RuleBrokenException>(() => plan.Approve(Amounts(own, 1), Now))
            .Rule.ShouldBe(PlanRules.ApprovedPerRequestedLine);
        Should
            .Throw<RuleBrokenException>(() => plan.Approve(Amounts(line, 0), Now))
            .Rule.ShouldBe(PlanRules.ApprovedAboveZero);
        plan.Approve(Amounts(line, 8_000_000), Now);

        plan.ApprovedAmount.ShouldBe(new Money(8_000_000));
        plan.Events.OfType<PlanApproved>().Single().Amount.ShouldBe(new Money(8_000_000));
    }

    [Fact]
    public void A_waiting_plan_may_still_be_approved_or_rejected()
    {
        var plan = Judged();
        plan.Waitlist("Pagu habis.", Now);
        plan.Reject("Pagu tidak bertambah.", Now);

        plan.Status.ShouldBe(PlanStatus.Rejected);
        Should.Throw<RuleBrokenException>(() => plan.Withdraw("x", Now)).Rule.Code.ShouldBe("shared.move-allowed");
    }

    [Theory]
    [InlineData(1_000_000, 10)]
    [InlineData(10_000_000, 1)]
    [InlineData(800_000, null)]
    public void The_capital_has_come_back_when_profit_covers_it(long profit, int? month)
    {
        var answers = Enumerable
            .Range(1, 12)
            .ToDictionary(m => $"revenue-{m}", _ => profit.ToString(System.Globalization.CultureInfo.InvariantCulture));

        CashFlowProjection.Of(answers, new Money(10_000_000)).BreakEvenMonth.ShouldBe(month);
    }

    [Fact]
    public void What_stays_may_fall_below_zero()
    {
        var flow = CashFlowProjection.Of(
            new Dictionary<string, string> { ["revenue-1"] = "100", ["household-1"] = "250" },
            Money.Zero
        );

        flow.Months[0].Left.ShouldBe(-150);
        flow.Cumulative[^1].ShouldBe(-150);
    }

    private static FundingCall Open()
    {
        var call = FundingCallTests.Draft(FundingCallTests.Sound());
        call.Open(Today);
        return call;
    }

    private BusinessPlan Started() =>
        BusinessPlan.Start(
            Id<BusinessPlan>.New(),
            "PU-2026-000001",
            Id<Returnee>.New(),
            RegionCode.Parse("3603332001"),
            _call,
            Fits,
            Today,
            Now
        );

    private BusinessPlan Complete(long requested, long own)
    {
        var plan = Started();
        foreach (var field in PlanFields.All.Where(f => f.Required && f.Kind != FieldKind.Village))
            plan.Write(field.Section, [new(field.Code, "", field.Kind == FieldKind.Number ? "1" : "Ada")], Now);
        plan.Write(PlanSection.CashFlow, [new("revenue-1", "", "1.000.000")], Now);
        plan.CopyMonthForward(1, Now);
        plan.AddLine(Id<BudgetLine>.New(), new("Alat", 1, "", new Money(requested), BudgetSource.Requested), Now);
        plan.AddLine(Id<BudgetLine>.New(), new("Stok", 1, "", new Money(own), BudgetSource.OwnContribution), Now);
        plan.Attach(new PlanAttachment(Id<StoredFile>.New(), PlanAttachment.Photo, "warung.jpg", Now), _call);
        return plan;
    }

    private BusinessPlan Judged()
    {
        var plan = Complete(9_000_000, 1_000_000);
        plan.Submit(_call, Fits, Today, Now);
        plan.Screen(Officer, Now);
        plan.EnterReview(Now);
        plan.EnterFieldVisit(Now);
        plan.BecomeReadyForDecision(Now);
        return plan;
    }

    private static Dictionary<Id<BudgetLine>, Money> Amounts(BudgetLine line, long rupiah) =>
        new() { [line.Id] = new Money(rupiah) };
}
