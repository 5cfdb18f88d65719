using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Agreements;

/// <summary>What an agreement insists on.</summary>
public static class AgreementRules
{
    public static readonly Rule NeedsTerms = new("agreements.needs-terms");
    public static readonly Rule NeedsAmount = new("agreements.needs-amount");
    public static readonly Rule WrittenOnlyBeforeOffer = new("agreements.written-only-before-offer");
    public static readonly Rule SignByAhead = new("agreements.sign-by-ahead");
    public static readonly Rule SignsWhatWasRead = new("agreements.signs-what-was-read");
    public static readonly Rule NeedsContact = new("agreements.needs-contact");
}
