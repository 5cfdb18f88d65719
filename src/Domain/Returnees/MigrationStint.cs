using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Returnees;

/// <summary>The work done abroad.</summary>
public enum WorkSector
{
    Household,
    Care,
    Factory,
    Construction,
    Plantation,
    Fishery,
    Hospitality,
    Transport,
    Other,
}

/// <summary>How the placement was arranged. "Outside the procedure" is said of the placement, never of the person.</summary>
public enum DepartureChannel
{
    PlacementCompany,
    GovernmentToGovernment,
    OwnCompany,
    Independent,
    OutsideProcedure,
    Unknown,
}

/// <summary>How the stay ended.</summary>
public enum StintEnding
{
    ContractFinished,
    EndedByWorker,
    EndedByEmployer,
    Illness,
    FamilyReason,
    Mistreatment,
    Deported,
    Evacuated,
    Other,
}

/// <summary>One stay abroad for work.</summary>
public sealed class MigrationStint
{
    private MigrationStint() { }

    public Id<MigrationStint> Id { get; private init; }

    /// <summary>ISO 3166 alpha-2: <c>MY</c>.</summary>
    public string Country { get; private init; } = "";

    public WorkSector Sector { get; private init; }

    public string? Employer { get; private init; }

    public DepartureChannel Channel { get; private init; }

    public DateOnly LeftOn { get; private init; }

    public DateOnly ReturnedOn { get; private init; }

    public StintEnding Ending { get; private init; }

    internal static MigrationStint Of(Id<MigrationStint> id, StintDetails details, DateOnly today)
    {
        ReturneeRules.CountryIsKnown.RequireFor(nameof(details.Country), Countries.IsKnown(details.Country));
        ReturneeRules.HomeAfterLeaving.RequireFor(nameof(details.ReturnedOn), details.LeftOn <= details.ReturnedOn);
        ReturneeRules.AlreadyHome.RequireFor(nameof(details.ReturnedOn), details.ReturnedOn <= today);
        return new()
        {
            Id = id,
            Country = details.Country,
            Sector = details.Sector,
            Employer = string.IsNullOrWhiteSpace(details.Employer) ? null : details.Employer.Trim(),
            Channel = details.Channel,
            LeftOn = details.LeftOn,
            ReturnedOn = details.ReturnedOn,
            Ending = details.Ending,
        };
    }
}

/// <summary>What is told of one stay abroad.</summary>
public sealed record StintDetails(
    string Country,
    WorkSector Sector,
    string? Employer,
    DepartureChannel Channel,
    DateOnly LeftOn,
    DateOnly ReturnedOn,
    StintEnding Ending
);
