using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Returnees;

/// <summary>What identifies a person; each value may come later than the others while the file is open.</summary>
public sealed record IdentityDetails(
    string FullName,
    Nik? Nik,
    FamilyCardNumber? FamilyCard,
    DateOnly? BirthOn,
    Sex? Sex
);

/// <content>What the person, or somebody on their behalf, tells.</content>
public sealed partial class Returnee
{
    /// <summary>The most stays abroad, members and documents one file keeps.</summary>
    private const int MostEntries = 30;

    /// <summary>Whether name, numbers and history may be changed: until the file is being judged.</summary>
    public bool IdentityIsOpen => Status is ReturneeStatus.Draft or ReturneeStatus.ReturnedForCorrection;

    /// <summary>Whether address, household, account and consents may be changed: not while the file is being judged or closed.</summary>
    public bool IsOpen => IdentityIsOpen || Status is ReturneeStatus.Verified or ReturneeStatus.Suspended;

    public void UpdateIdentity(IdentityDetails details, DateOnly today)
    {
        ReturneeRules.IdentityOpenForChanges.Require(IdentityIsOpen);
        ReturneeRules.NameIsAName.RequireFor(nameof(FullName), PersonNames.IsPlausible(details.FullName));
        ReturneeRules.BirthInThePast.RequireFor(nameof(BirthOn), details.BirthOn is null || details.BirthOn < today);
        // The youngest age at which a passport to work abroad is given is 18 (UU 18/2017 art. 5).
        ReturneeRules.OldEnough.RequireFor(
            nameof(BirthOn),
            details.BirthOn is null || details.BirthOn <= today.AddYears(-18)
        );

        Name(details.FullName);
        (Nik, FamilyCard, BirthOn, Sex) = (details.Nik, details.FamilyCard, details.BirthOn, details.Sex);
    }

    /// <summary>Where messages reach the person. What is replaced is kept and told: it may be somebody else's doing.</summary>
    public void UpdateContact(PhoneNumber? phone, EmailAddress? email, string language, DateTimeOffset at)
    {
        RequireOpen();
        ReturneeRules.ReachableSomehow.RequireFor(
            nameof(Phone),
            phone is not null || email is not null || RegisteredById is not null
        );
        ReturneeRules.LanguageIsKnown.RequireFor(nameof(Language), language is "id" or "en");
        var lost = (Phone is not null && Phone != phone) || (Email is not null && Email != email);
        if (lost)
        {
            (FormerPhone, FormerEmail, ContactChangedAt) = (Phone, Email, at);
            Raise(new ContactReplaced(Id, at));
        }

        (Phone, Email, Language) = (phone, email, language);
    }

    public void UpdateAddress(RegionCode? village, string? street)
    {
        RequireOpen();
        ReturneeRules.VillageHasTenDigits.RequireFor(
            nameof(Village),
            village is null ? IdentityIsOpen : village.Level == RegionLevel.Village
        );
        (Village, Street) = (village, string.IsNullOrWhiteSpace(street) ? null : street.Trim());
    }

    public void AddStint(Id<MigrationStint> id, StintDetails details, DateOnly today)
    {
        ReturneeRules.IdentityOpenForChanges.Require(IdentityIsOpen);
        ReturneeRules.NotTooManyEntries.Require(Stints.Count < MostEntries, MostEntries);
        Stints.Add(MigrationStint.Of(id, details, today));
    }

    public void RemoveStint(Id<MigrationStint> id)
    {
        ReturneeRules.IdentityOpenForChanges.Require(IdentityIsOpen);
        Stints.RemoveAll(s => s.Id == id);
    }

    public void AddMember(Id<HouseholdMember> id, MemberDetails details, DateOnly today)
    {
        RequireOpen();
        ReturneeRules.NotTooManyEntries.Require(Household.Count < MostEntries, MostEntries);
        Household.Add(HouseholdMember.Join(id, details, today));
    }

    /// <summary>The member left the household. One added by mistake on the same day leaves no trace.</summary>
    public void RemoveMember(Id<HouseholdMember> id, DateOnly on)
    {
        RequireOpen();
        var member = Household.Single(m => m.Id == id);
        if (IdentityIsOpen || member.JoinedOn == on)
            Household.Remove(member);
        else
            member.Leave(on);
    }

    /// <summary>Names the account money goes to. A new one must be confirmed by a second person and rests for a day after verification.</summary>
    public void ChangeBankAccount(AccountDetails details, Id<StaffMember>? by, DateTimeOffset at)
    {
        RequireOpen();
        var same =
            BankAccount is { } now
            && (now.BankCode, now.Number) == (details.BankCode, details.Number)
            && now.Holder == PersonNames.Tidy(details.Holder);
        if (same)
            return;
        var replaces = BankAccount is not null && !IdentityIsOpen;
        BankAccount = BankAccount.Of(details, FullName, replaces, by, at);
        Raise(new BankAccountChanged(Id, replaces, at));
    }

    /// <summary>A second person compared the account with the bank book or asked the bank.</summary>
    public void ConfirmBankAccount(Id<StaffMember> by, DateTimeOffset at)
    {
        ReturneeRules.AccountWaitsForConfirmation.Require(
            Status is ReturneeStatus.Verified && BankAccount is { ConfirmedAt: null }
        );
        BankAccount!.Confirm(by, at);
        Raise(new BankAccountConfirmed(Id));
    }

    public void AddDocument(Id<ReturneeDocument> id, ReturneeDocumentKind kind, Id<StoredFile> file, DateTimeOffset at)
    {
        RequireOpen();
        ReturneeRules.NotTooManyEntries.Require(Documents.Count < MostEntries, MostEntries);
        Documents.Add(ReturneeDocument.Of(id, kind, file, at));
    }

    public void RemoveDocument(Id<ReturneeDocument> id)
    {
        ReturneeRules.IdentityOpenForChanges.Require(IdentityIsOpen);
        Documents.RemoveAll(d => d.Id == id);
    }

    public void GiveConsent(Consent consent)
    {
        if (!HasConsent(consent.Purpose))
            Consents.Add(consent);
    }

    /// <summary>Takes a consent back. That for the programme itself ends with the file, not before.</summary>
    public void WithdrawConsent(ConsentPurpose purpose, DateTimeOffset at)
    {
        ReturneeRules.ProgrammeConsentStays.Require(purpose != ConsentPurpose.Programme);
        foreach (var consent in Consents.Where(c => c.Purpose == purpose))
            consent.Withdraw(at);
    }

    private void RequireOpen() => ReturneeRules.OpenForChanges.Require(IsOpen);
}
