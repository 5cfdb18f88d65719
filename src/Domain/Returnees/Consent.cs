using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Returnees;

/// <summary>What a person agrees to; each purpose is asked for on its own (UU 27/2022 art. 22).</summary>
public enum ConsentPurpose
{
    /// <summary>Keeping the file and judging applications. Nothing works without it.</summary>
    Programme,
    Messages,
    SharingWithAgencies,
    StoryAndPhotos,
}

/// <summary>How the consent was given.</summary>
public enum ConsentChannel
{
    OwnClick,
    Paper,
    Witness,
    Companion,
}

/// <summary>A consent as it was given: purpose, way, wording and, where somebody else wrote it down, who and on what evidence.</summary>
public sealed class Consent
{
    private Consent() { }

    public Id<Consent> Id { get; private init; } = Id<Consent>.New();

    public ConsentPurpose Purpose { get; private init; }

    public ConsentChannel Channel { get; private init; }

    /// <summary>The version of the notice that was shown or read out: <c>2026-1</c>.</summary>
    public string NoticeVersion { get; private init; } = CurrentNotice;

    public DateTimeOffset GivenAt { get; private init; }

    public Id<StaffMember>? RecordedById { get; private init; }

    /// <summary>The witness's name, where one attested it.</summary>
    public string? WitnessName { get; private init; }

    /// <summary>The scan or photo of the signed paper.</summary>
    public Id<StoredFile>? EvidenceId { get; private init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>The wording in use since the programme opened.</summary>
    public const string CurrentNotice = "2026-1";

    public bool IsInForce => WithdrawnAt is null;

    /// <summary>Given by the person's own click.</summary>
    public static Consent ByOwnClick(ConsentPurpose purpose, DateTimeOffset at) =>
        new()
        {
            Purpose = purpose,
            Channel = ConsentChannel.OwnClick,
            GivenAt = at,
        };

    /// <summary>Written down by staff on the person's behalf: on paper, before a witness, or to the companion.</summary>
    public static Consent Recorded(
        ConsentPurpose purpose,
        ConsentChannel channel,
        Id<StaffMember> by,
        DateTimeOffset at,
        string? witnessName = null,
        Id<StoredFile>? evidence = null
    )
    {
        ReturneeRules.ConsentIsTheirOwn.Require(channel != ConsentChannel.OwnClick);
        ReturneeRules.ConsentOnPaperHasScan.RequireFor(
            "ConsentPaper",
            channel != ConsentChannel.Paper || evidence is not null
        );
        ReturneeRules.ConsentNamesWitness.RequireFor(
            "WitnessName",
            channel != ConsentChannel.Witness || !string.IsNullOrWhiteSpace(witnessName)
        );
        return new()
        {
            Purpose = purpose,
            Channel = channel,
            GivenAt = at,
            RecordedById = by,
            WitnessName = witnessName?.Trim(),
            EvidenceId = evidence,
        };
    }

    internal void Withdraw(DateTimeOffset at) => WithdrawnAt ??= at;
}
