using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Returnees;

/// <summary>What a member of the household is to the returnee.</summary>
public enum FamilyRelation
{
    Spouse,
    Child,
    Parent,
    ParentInLaw,
    Sibling,
    Grandchild,
    Other,
}

/// <summary>Somebody on the returnee's family card, with the days of belonging to it.</summary>
public sealed class HouseholdMember
{
    private HouseholdMember() { }

    public Id<HouseholdMember> Id { get; private init; }

    public string Name { get; private set; } = "";

    public FamilyRelation Relation { get; private set; }

    public DateOnly? BirthOn { get; private set; }

    public string? Occupation { get; private set; }

    public DateOnly JoinedOn { get; private init; }

    /// <summary>The first day of no longer belonging; null while they do.</summary>
    public DateOnly? LeftOn { get; private set; }

    public bool IsMemberOn(DateOnly date) => JoinedOn <= date && (LeftOn is null || date < LeftOn);

    internal static HouseholdMember Join(Id<HouseholdMember> id, MemberDetails details, DateOnly on)
    {
        var member = new HouseholdMember { Id = id, JoinedOn = on };
        member.Tell(details, on);
        return member;
    }

    internal void Tell(MemberDetails details, DateOnly today)
    {
        ReturneeRules.NameIsAName.RequireFor(nameof(details.Name), PersonNames.IsPlausible(details.Name));
        ReturneeRules.BirthInThePast.RequireFor(
            nameof(details.BirthOn),
            details.BirthOn is null || details.BirthOn <= today
        );
        Name = PersonNames.Tidy(details.Name);
        Relation = details.Relation;
        BirthOn = details.BirthOn;
        Occupation = string.IsNullOrWhiteSpace(details.Occupation) ? null : details.Occupation.Trim();
    }

    internal void Leave(DateOnly on) => LeftOn ??= on < JoinedOn ? JoinedOn : on;
}

/// <summary>What is told of one member of the household.</summary>
public sealed record MemberDetails(string Name, FamilyRelation Relation, DateOnly? BirthOn, string? Occupation);
