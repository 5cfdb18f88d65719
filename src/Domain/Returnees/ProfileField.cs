namespace PmiEmas.Domain.Returnees;

/// <summary>The parts of a file, each a page of its own.</summary>
public enum ProfileSection
{
    Identity,
    Address,
    Migration,
    Household,
    Bank,
    Documents,
    Consent,
}

/// <summary>What can be missing in a file or be sent back for correction.</summary>
public enum ProfileField
{
    FullName,
    Nik,
    FamilyCard,
    BirthOn,
    Sex,
    Contact,
    Village,
    Street,
    Migration,
    Household,
    BankAccount,
    IdentityCardDocument,
    FamilyCardDocument,
    OtherDocuments,
    Consent,
}

public static class ProfileFields
{
    public static ProfileSection Section(this ProfileField field) =>
        field switch
        {
            ProfileField.Village or ProfileField.Street => ProfileSection.Address,
            ProfileField.Migration => ProfileSection.Migration,
            ProfileField.Household => ProfileSection.Household,
            ProfileField.BankAccount => ProfileSection.Bank,
            ProfileField.IdentityCardDocument or ProfileField.FamilyCardDocument or ProfileField.OtherDocuments =>
                ProfileSection.Documents,
            ProfileField.Consent => ProfileSection.Consent,
            _ => ProfileSection.Identity,
        };
}

/// <summary>Something an officer should look at; never a reason to refuse by itself.</summary>
public enum FileWarning
{
    /// <summary>The number was issued elsewhere: people move, and codes outlive splits of regions.</summary>
    NikRegionDiffers,
    NikBirthDateDiffers,
    NikSexDiffers,
    AccountLengthUnusual,
}
