using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Returnees;

public enum ReturneeStatus
{
    Draft,
    Submitted,
    Verified,
    ReturnedForCorrection,
    Rejected,
    Suspended,
    Closed,
    Deceased,
}

public enum Sex
{
    Female,
    Male,
}

/// <summary>A returned migrant worker (PMI Purna) or family member, with the file the programme keeps of them.</summary>
public sealed partial class Returnee : AggregateRoot<Returnee>
{
    public static readonly Transitions<ReturneeStatus> Moves = new(
        "returnee",
        ReturneeStatus.Draft,
        (ReturneeStatus.Draft, [ReturneeStatus.Submitted, ReturneeStatus.Closed]),
        (
            ReturneeStatus.Submitted,
            [ReturneeStatus.Verified, ReturneeStatus.ReturnedForCorrection, ReturneeStatus.Rejected]
        ),
        (ReturneeStatus.ReturnedForCorrection, [ReturneeStatus.Submitted, ReturneeStatus.Closed]),
        (ReturneeStatus.Verified, [ReturneeStatus.Suspended, ReturneeStatus.Closed, ReturneeStatus.Deceased]),
        (ReturneeStatus.Suspended, [ReturneeStatus.Verified, ReturneeStatus.Closed, ReturneeStatus.Deceased])
    );

    private Returnee() { }

    /// <summary><c>PMI-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public ReturneeStatus Status { get; private set; }

    /// <summary>Why the file was returned, rejected, suspended or closed.</summary>
    public string? StatusReason { get; private set; }

    public string FullName { get; private set; } = "";

    /// <summary>The name as <see cref="PersonNames.Compared"/> gives it: what lists search.</summary>
    public string NameCompared { get; private set; } = "";

    public Nik? Nik { get; private set; }

    public FamilyCardNumber? FamilyCard { get; private set; }

    public DateOnly? BirthOn { get; private set; }

    public Sex? Sex { get; private set; }

    public PhoneNumber? Phone { get; private set; }

    public EmailAddress? Email { get; private set; }

    /// <summary>The phone number before the present one: warned when money is led elsewhere soon after the change.</summary>
    public PhoneNumber? FormerPhone { get; private set; }

    public EmailAddress? FormerEmail { get; private set; }

    public DateTimeOffset? ContactChangedAt { get; private set; }

    /// <summary>The village (10 digits) of the present address.</summary>
    public RegionCode? Village { get; private set; }

    public string? Street { get; private set; }

    /// <summary>The companion or officer who entered the file on the person's behalf.</summary>
    public Id<StaffMember>? RegisteredById { get; private set; }

    /// <summary>The language of letters and messages: <c>id</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "id";

    public DateTimeOffset RegisteredAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? VerifiedAt { get; private set; }

    public Id<StaffMember>? VerifiedById { get; private set; }

    public BankAccount? BankAccount { get; private set; }

    public List<Consent> Consents { get; private set; } = [];

    public List<MigrationStint> Stints { get; private set; } = [];

    public List<HouseholdMember> Household { get; private set; } = [];

    public List<ReturneeDocument> Documents { get; private set; } = [];

    public List<Correction> Corrections { get; private set; } = [];

    /// <summary>The person registers themselves.</summary>
    public static Returnee Register(
        Id<Returnee> id,
        string reference,
        string fullName,
        PhoneNumber? phone,
        EmailAddress? email,
        Consent consent,
        string language,
        DateTimeOffset at
    )
    {
        ReturneeRules.ReachableSomehow.RequireFor(nameof(Phone), phone is not null || email is not null);
        return Open(id, reference, fullName, phone, email, consent, language, null, at);
    }

    /// <summary>A companion or officer registers somebody whose recorded consent they hold; that person may have no phone.</summary>
    public static Returnee RegisterOnBehalf(
        Id<Returnee> id,
        string reference,
        string fullName,
        PhoneNumber? phone,
        EmailAddress? email,
        Consent consent,
        string language,
        Id<StaffMember> by,
        DateTimeOffset at
    ) => Open(id, reference, fullName, phone, email, consent, language, by, at);

    private static Returnee Open(
        Id<Returnee> id,
        string reference,
        string fullName,
        PhoneNumber? phone,
        EmailAddress? email,
        Consent consent,
        string language,
        Id<StaffMember>? by,
        DateTimeOffset at
    )
    {
        ReturneeRules.NameIsAName.RequireFor(nameof(FullName), PersonNames.IsPlausible(fullName));
        ReturneeRules.LanguageIsKnown.RequireFor(nameof(Language), language is "id" or "en");
        ReturneeRules.ConsentForTheProgramme.RequireFor(
            nameof(Consent),
            consent is { Purpose: ConsentPurpose.Programme, IsInForce: true }
        );
        var returnee = new Returnee
        {
            Id = id,
            Reference = reference,
            Phone = phone,
            Email = email,
            Consents = [consent],
            Language = language,
            RegisteredById = by,
            RegisteredAt = at,
        };
        returnee.Name(fullName);
        returnee.Raise(new ReturneeRegistered(id));
        return returnee;
    }

    private void Name(string fullName)
    {
        FullName = PersonNames.Tidy(fullName);
        NameCompared = PersonNames.Compared(fullName);
    }

    private bool HasConsent(ConsentPurpose purpose) => Consents.Any(c => c.Purpose == purpose && c.IsInForce);

    private static void RequireReason(string? reason) =>
        ReturneeRules.GivesAReason.RequireFor("Reason", !string.IsNullOrWhiteSpace(reason));
}
