using PmiEmas.Application.History;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Returnees;

/// <summary>How far a section of a file is.</summary>
public enum SectionState
{
    Empty,
    Started,
    Complete,
    ToCorrect,

    /// <summary>Nothing there, and nothing asked for.</summary>
    Optional,
}

/// <summary>One paper, with the name it was uploaded under and its size in bytes.</summary>
public sealed record PaperRow(
    Id<ReturneeDocument> Id,
    ReturneeDocumentKind Kind,
    Id<StoredFile> FileId,
    string FileName,
    long Size,
    DateTimeOffset AddedAt
);

/// <summary>A file that may be the same person's.</summary>
public sealed record DuplicateRow(
    Id<DuplicateWarning> Id,
    Id<Returnee> OtherId,
    string Reference,
    string FullName,
    ReturneeStatus Status,
    DuplicateVerdict? Verdict,
    string? Note
);

/// <summary>Everything a file's pages show. Numbers in it print masked.</summary>
public sealed record ReturneeFile
{
    public required Returnee File { get; init; }

    /// <summary>The owner, or whoever entered it on their behalf.</summary>
    public required bool MayEdit { get; init; }

    public required Place? Address { get; init; }

    public required string? RegisteredBy { get; init; }

    public required string? VerifiedBy { get; init; }

    public required IReadOnlyList<PaperRow> Papers { get; init; }

    public required IReadOnlyList<ProfileField> Missing { get; init; }

    public required IReadOnlyList<FileWarning> Warnings { get; init; }

    public required IReadOnlyList<DuplicateRow> Duplicates { get; init; }

    public required IReadOnlyList<HistoryRow> History { get; init; }

    /// <summary>What was asked to be corrected and has not been handed in again.</summary>
    public IEnumerable<Correction> OpenCorrections => File.Corrections.Where(c => c.AnsweredAt is null);

    public SectionState StateOf(ProfileSection section)
    {
        if (OpenCorrections.Any(c => c.Field.Section() == section))
            return SectionState.ToCorrect;
        var lacks = Missing.Any(m => m.Section() == section);
        var has = HasAny(section);
        return (lacks, has) switch
        {
            (true, true) => SectionState.Started,
            (true, false) => SectionState.Empty,
            (false, true) => SectionState.Complete,
            _ => SectionState.Optional,
        };
    }

    private bool HasAny(ProfileSection section) =>
        section switch
        {
            ProfileSection.Identity => File.Nik is not null || File.BirthOn is not null || File.Sex is not null,
            ProfileSection.Address => File.Village is not null || File.Street is not null,
            ProfileSection.Migration => File.Stints.Count > 0,
            ProfileSection.Household => File.Household.Count > 0,
            ProfileSection.Bank => File.BankAccount is not null,
            ProfileSection.Documents => File.Documents.Count > 0,
            _ => File.Consents.Count > 0,
        };
}
