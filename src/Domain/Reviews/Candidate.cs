using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Reviews;

/// <summary>Why somebody may not review a plan.</summary>
public enum Exclusion
{
    NotAReviewer,
    OutsideRegion,
    AlreadyAsked,
    SameVillage,
    SamePerson,
    SameHousehold,
    RegisteredApplicant,
    DecidesOrPays,
}

/// <summary>A member of staff who might review a plan, with what is known of conflicts of interest.</summary>
/// <param name="OwnFamilyCard">The family card of the member's own file as a returnee, where there is one.</param>
public sealed record Candidate(StaffMember Member, FamilyCardNumber? OwnFamilyCard)
{
    private static readonly Role[] Deciding = [Role.DecisionMaker, Role.TreasuryMaker, Role.TreasuryChecker];

    /// <summary>Every reason against; empty for somebody free.</summary>
    public IReadOnlyList<Exclusion> ExclusionsFrom(
        BusinessPlan plan,
        Returnee applicant,
        IReadOnlySet<Id<StaffMember>> asked
    )
    {
        (Exclusion Why, bool Holds)[] all =
        [
            (Exclusion.NotAReviewer, !Member.IsActive || !Member.Roles.Contains(Role.Reviewer)),
            (Exclusion.OutsideRegion, Member.Region is { } region && !region.Contains(plan.Region)),
            (Exclusion.AlreadyAsked, asked.Contains(Member.Id)),
            (
                Exclusion.SameVillage,
                Member.HomeVillage is { } home && (home == applicant.Village || home == plan.Region)
            ),
            (
                Exclusion.SamePerson,
                (Member.Nik is not null && Member.Nik == applicant.Nik) || Member.Email == applicant.Email
            ),
            (Exclusion.SameHousehold, OwnFamilyCard is not null && OwnFamilyCard == applicant.FamilyCard),
            (
                Exclusion.RegisteredApplicant,
                applicant.RegisteredById == Member.Id || applicant.Consents.Exists(c => c.RecordedById == Member.Id)
            ),
            (Exclusion.DecidesOrPays, Member.Roles.Exists(Deciding.Contains)),
        ];
        return [.. all.Where(e => e.Holds).Select(e => e.Why)];
    }
}
