using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Returnees;

/// <summary>The rules of a returnee's file.</summary>
public static class ReturneeRules
{
    public static readonly Rule NameIsAName = new("returnees.name-is-a-name");
    public static readonly Rule ReachableSomehow = new("returnees.reachable-somehow");
    public static readonly Rule LanguageIsKnown = new("returnees.language-is-known");
    public static readonly Rule OneFilePerNik = new("returnees.one-file-per-nik");
    public static readonly Rule NikIsOnFile = new("returnees.nik-is-on-file");
    public static readonly Rule BirthInThePast = new("returnees.birth-in-the-past");
    public static readonly Rule OldEnough = new("returnees.old-enough");
    public static readonly Rule VillageHasTenDigits = new("returnees.village-chosen");
    public static readonly Rule VillageIsKnown = new("returnees.village-known");
    public static readonly Rule CountryIsKnown = new("returnees.country-known");
    public static readonly Rule HomeAfterLeaving = new("returnees.home-after-leaving");
    public static readonly Rule AlreadyHome = new("returnees.already-home");
    public static readonly Rule NotTooManyEntries = new("returnees.not-too-many-entries");
    public static readonly Rule BankIsKnown = new("returnees.bank-known");
    public static readonly Rule AccountHasNumber = new("returnees.account-has-number");
    public static readonly Rule AccountIsOwn = new("returnees.account-is-own");
    public static readonly Rule AccountConfirmedByAnother = new("returnees.account-confirmed-by-another");
    public static readonly Rule AccountWaitsForConfirmation = new("returnees.account-waits-for-confirmation");
    public static readonly Rule ConsentIsTheirOwn = new("returnees.consent-is-their-own");
    public static readonly Rule ConsentOnPaperHasScan = new("returnees.consent-paper-has-scan");
    public static readonly Rule ConsentNamesWitness = new("returnees.consent-names-witness");
    public static readonly Rule ConsentForTheProgramme = new("returnees.consent-for-the-programme");
    public static readonly Rule ProgrammeConsentStays = new("returnees.programme-consent-stays");
    public static readonly Rule OpenForChanges = new("returnees.open-for-changes");
    public static readonly Rule IdentityOpenForChanges = new("returnees.identity-open-for-changes");
    public static readonly Rule NothingMissing = new("returnees.nothing-missing");
    public static readonly Rule HandedIn = new("returnees.handed-in");
    public static readonly Rule WasSuspended = new("returnees.was-suspended");
    public static readonly Rule SaysWhatToCorrect = new("returnees.says-what-to-correct");
    public static readonly Rule GivesAReason = new("returnees.gives-a-reason");
    public static readonly Rule NotOwnRegistration = new("returnees.not-own-registration");
    public static readonly Rule DuplicatesJudged = new("returnees.duplicates-judged");
    public static readonly Rule JudgedOnce = new("returnees.duplicate-judged-once");
    public static readonly Rule RevealSaysWhy = new("returnees.reveal-says-why");
}
