using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Loans;

/// <summary>What is put aside for each class of collectability, from a day on. Never changed: other rates are the next row.</summary>
public sealed class ProvisionRates : AggregateRoot<ProvisionRates>
{
    private ProvisionRates() { }

    /// <summary>From this day on.</summary>
    public DateOnly From { get; private set; }

    public ProvisionScale Scale { get; private set; } = null!;

    /// <summary>The decision or regulation they come from.</summary>
    public string Basis { get; private set; } = "";

    public Id<StaffMember> ById { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static ProvisionRates Set(
        Id<ProvisionRates> id,
        ProvisionScale scale,
        DateOnly from,
        string basis,
        ProvisionScale inForce,
        Id<StaffMember> by,
        DateTimeOffset at
    )
    {
        ProvisionRules.NotBackdated.Require(from >= ProgrammeCalendar.DateOf(at));
        ProvisionRules.NeedsBasis.Require(!string.IsNullOrWhiteSpace(basis));
        ProvisionRules.RisesWithRisk.Require(scale.Rises);
        ProvisionRules.SomethingChanged.Require(scale != inForce);
        var rates = new ProvisionRates
        {
            Id = id,
            From = from,
            Scale = scale,
            Basis = basis.Trim(),
            ById = by,
            At = at,
        };
        rates.Raise(new ProvisionRatesSet(id));
        return rates;
    }
}

/// <summary>Shares of the unpaid principal, in basis points.</summary>
public sealed record ProvisionScale(int Current, int SpecialMention, int Substandard, int Doubtful, int Loss)
{
    /// <summary>Until the programme decides otherwise: 1, 5, 15, 50 and 100% (POJK 40/POJK.03/2019, PPKA without collateral).</summary>
    public static readonly ProvisionScale Standard = new(100, 500, 1_500, 5_000, 10_000);

    public int this[Collectability quality] =>
        quality switch
        {
            Collectability.Current => Current,
            Collectability.SpecialMention => SpecialMention,
            Collectability.Substandard => Substandard,
            Collectability.Doubtful => Doubtful,
            _ => Loss,
        };

    internal bool Rises =>
        Current >= 0
        && Current <= SpecialMention
        && SpecialMention <= Substandard
        && Substandard <= Doubtful
        && Doubtful <= Loss
        && Loss <= 10_000;
}

/// <summary>What rates of provision insist on.</summary>
public static class ProvisionRules
{
    public static readonly Rule NotBackdated = new("loans.provision-not-backdated");
    public static readonly Rule NeedsBasis = new("loans.provision-needs-basis");
    public static readonly Rule RisesWithRisk = new("loans.provision-rises-with-risk");
    public static readonly Rule SomethingChanged = new("loans.provision-something-changed");
}

public sealed record ProvisionRatesSet(Id<ProvisionRates> Id) : IDomainEvent;
