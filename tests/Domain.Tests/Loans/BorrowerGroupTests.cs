using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Loans;

public class BorrowerGroupTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_group_without_a_name_is_refused() =>
        Should
            .Throw<RuleBrokenException>(() =>
                BorrowerGroup.Form(new(), "KL-1", " ", RegionCode.Parse("3604"), DayOfWeek.Monday, "Balai desa")
            )
            .Rule.ShouldBe(GroupRules.Named);

    [Fact]
    public void Too_few_cannot_answer_for_one_another() =>
        Should.Throw<RuleBrokenException>(Group().AskToSign).Rule.ShouldBe(GroupRules.EnoughMembers);

    [Fact]
    public void Nobody_signs_for_a_group_that_was_not_asked() =>
        Should
            .Throw<RuleBrokenException>(() => Group().Signed(new(), Id<Agreement>.New(), Now))
            .Rule.ShouldBe(GroupRules.Signable);

    [Fact]
    public void A_dissolved_group_stays_dissolved()
    {
        var group = Group();
        group.Dissolve();
        Should.Throw<RuleBrokenException>(group.Dissolve);
    }

    private static BorrowerGroup Group() =>
        BorrowerGroup.Form(Id<BorrowerGroup>.New(), "KL-1", "Melati", RegionCode.Parse("3604"), DayOfWeek.Monday, "");
}
