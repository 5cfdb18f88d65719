using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using Shouldly;
using Xunit;

namespace PmiEmas.Domain.Tests.Programmes;

public sealed class FundingCallTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    public static TheoryData<string, string> Faults =>
        new()
        {
            { "programmes.titled", nameof(CallTerms.Title) },
            { "programmes.maximum-above-minimum", nameof(CallTerms.MaximumAmount) },
            { "programmes.ceiling-holds-one-award", nameof(CallTerms.Ceiling) },
            { "programmes.closes-after-opening", nameof(CallTerms.ClosesOn) },
            { "programmes.weights-sum-to-hundred", nameof(CallTerms.Rubric) },
            { "programmes.criteria-differ", nameof(CallTerms.Rubric) },
            { "programmes.one-to-five-reviewers", nameof(CallTerms.ReviewersNeeded) },
            { "programmes.tranches-sum-to-hundred", nameof(CallTerms.Tranches) },
            { "programmes.lender-named", nameof(CallTerms.Lender) },
            { "programmes.months-since-return-counted", nameof(CallTerms.Eligibility) },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Unsound_terms_are_refused_at_their_field(string rule, string field)
    {
        var broken = Should.Throw<RuleBrokenException>(() => Draft(Spoilt(rule)));

        (broken.Rule.Code, broken.Field).ShouldBe((rule, field));
    }

    [Fact]
    public void A_call_takes_plans_from_its_first_to_its_last_day()
    {
        var call = Draft(Sound());
        call.Open(Today);

        call.AcceptsPlansOn(Today).ShouldBeTrue();
        call.AcceptsPlansOn(call.ClosesOn).ShouldBeTrue();
        call.AcceptsPlansOn(call.ClosesOn.AddDays(1)).ShouldBeFalse();
        call.AcceptsPlansOn(call.OpensOn.AddDays(-1)).ShouldBeFalse();
    }

    [Fact]
    public void Opening_early_moves_the_first_day_and_is_told_once()
    {
        var call = Draft(Sound() with { OpensOn = Today.AddDays(9) });
        call.Open(Today);
        call.Close();
        call.Extend(call.ClosesOn.AddDays(7), Today);
        call.Open(Today);

        call.OpensOn.ShouldBe(Today);
        call.Events.OfType<CallOpened>().Count().ShouldBe(1);
    }

    [Fact]
    public void A_call_past_its_end_is_not_opened() =>
        Should
            .Throw<RuleBrokenException>(() => Draft(Sound()).Open(new DateOnly(2027, 6, 1)))
            .Rule.ShouldBe(CallRules.NotPastItsEnd);

    [Fact]
    public void A_loan_call_has_no_tranches_and_a_grant_no_lender()
    {
        var loan = Draft(
            Sound() with
            {
                Kind = CallKind.Loan,
                Lender = "KSP",
                LoanProductCodes = ["QARDH", "TETAP", "QARDH"],
            }
        );
        loan.Tranches.ShouldBeEmpty();
        loan.LoanProductCodes.ShouldBe(["QARDH", "TETAP"]);
        Draft(Sound() with { Lender = "KSP" }).Lender.ShouldBeNull();
    }

    [Fact]
    public void A_copy_has_the_same_terms_and_its_own_dates()
    {
        var call = Draft(Sound());
        var copy = call.Clone(Id<FundingCall>.New(), "PGL-2027-000001", "Baru", new(2027, 1, 4), new(2027, 2, 1));

        copy.Status.ShouldBe(CallStatus.Draft);
        copy.Rubric.ShouldBe(call.Rubric);
        copy.ClosesOn.ShouldBe(new DateOnly(2027, 2, 1));
    }

    [Fact]
    public void Every_unmet_condition_is_named()
    {
        var call = Draft(
            Sound() with
            {
                Regions = [RegionCode.Parse("3603")],
                Eligibility =
                [
                    new(EligibilityKind.LivesInRegion),
                    new(EligibilityKind.FileVerified),
                    new(EligibilityKind.ReturnedWithinMonths, 24),
                    new(EligibilityKind.NoRunningAward),
                ],
            }
        );
        var village = RegionCode.Parse("3603332001");

        call.EligibilityOf(new(village, true, Today.AddMonths(-24), false), Today)
            .ShouldBeOfType<Eligibility.Eligible>();
        call.EligibilityOf(new(RegionCode.Parse("3671011001"), false, Today.AddMonths(-25), true), Today)
            .ShouldBeOfType<Eligibility.NotEligible>()
            .Why.Count.ShouldBe(4);
        call.EligibilityOf(new(village, false, Today, false), Today)
            .ShouldBeOfType<Eligibility.NotEligible>()
            .OnlyWaitsForVerification.ShouldBeTrue();
    }

    internal static FundingCall Draft(CallTerms terms) =>
        FundingCall.Draft(Id<FundingCall>.New(), "PGL-2026-000001", terms);

    internal static CallTerms Sound() =>
        new()
        {
            Title = "Bantuan modal usaha",
            Summary = "Modal untuk usaha.",
            Kind = CallKind.Grant,
            FundSourceId = Id<FundSource>.New(),
            Ceiling = new Money(600_000_000),
            MinimumAmount = new Money(2_500_000),
            MaximumAmount = new Money(12_000_000),
            OpensOn = new DateOnly(2026, 11, 2),
            ClosesOn = new DateOnly(2026, 12, 18),
            Rubric = [new("a", "Pasar", 60, []), new("b", "Orang", 40, [])],
            OwnContributionPercent = 10,
            Tranches = [new(100, true, true, false)],
            LegalBasis = "SK 12/2026",
        };

    private static CallTerms Spoilt(string rule)
    {
        var terms = Sound();
        return rule switch
        {
            "programmes.titled" => terms with { Title = "" },
            "programmes.maximum-above-minimum" => terms with { MaximumAmount = new Money(1) },
            "programmes.ceiling-holds-one-award" => terms with { Ceiling = new Money(11_999_999) },
            "programmes.closes-after-opening" => terms with { ClosesOn = terms.OpensOn.AddDays(-1) },
            "programmes.weights-sum-to-hundred" => terms with { Rubric = [new("a", "Pasar", 99, [])] },
            "programmes.criteria-differ" => terms with { Rubric = [new("a", "A", 60, []), new("a", "B", 40, [])] },
            "programmes.loan-product-named" => terms with { Kind = CallKind.Loan, Lender = "KSP" },
            "programmes.one-to-five-reviewers" => terms with { ReviewersNeeded = 0 },
            "programmes.tranches-sum-to-hundred" => terms with { Tranches = [new(70, true, false, false)] },
            "programmes.lender-named" => terms with { Kind = CallKind.Loan, LoanProductCodes = ["X"] },
            _ => terms with { Eligibility = [new(EligibilityKind.ReturnedWithinMonths)] },
        };
    }
}
