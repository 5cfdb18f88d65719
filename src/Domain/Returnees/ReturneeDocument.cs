using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Returnees;

/// <summary>The papers a file may hold. Only the identity card and the family card are asked of everybody.</summary>
public enum ReturneeDocumentKind
{
    IdentityCard,
    FamilyCard,
    Passport,

    /// <summary>Surat Perjalanan Laksana Paspor, given instead of a passport to go home with.</summary>
    TravelLetter,

    /// <summary>Surat Keterangan Tempat Tinggal.</summary>
    ResidenceLetter,
    ReturnProof,
    BankBook,
    Photo,
    BusinessPhoto,
}

/// <summary>One paper or photo in the file.</summary>
public sealed class ReturneeDocument
{
    private ReturneeDocument() { }

    public Id<ReturneeDocument> Id { get; private init; }

    public ReturneeDocumentKind Kind { get; private init; }

    public Id<StoredFile> FileId { get; private init; }

    public DateTimeOffset AddedAt { get; private init; }

    internal static ReturneeDocument Of(
        Id<ReturneeDocument> id,
        ReturneeDocumentKind kind,
        Id<StoredFile> file,
        DateTimeOffset at
    ) =>
        new()
        {
            Id = id,
            Kind = kind,
            FileId = file,
            AddedAt = at,
        };
}

/// <summary>A field and what is wrong with it, in words for the person.</summary>
public sealed record FieldReason(ProfileField Field, string Reason);

/// <summary>A correction asked of one field; answered when the file is handed in again.</summary>
public sealed class Correction
{
    private Correction() { }

    public Id<Correction> Id { get; private init; } = Id<Correction>.New();

    public ProfileField Field { get; private init; }

    public string Reason { get; private init; } = "";

    public DateTimeOffset AskedAt { get; private init; }

    public Id<StaffMember> AskedById { get; private init; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    internal static Correction Ask(ProfileField field, string reason, Id<StaffMember> by, DateTimeOffset at) =>
        new()
        {
            Field = field,
            Reason = reason,
            AskedById = by,
            AskedAt = at,
        };

    internal void Answer(DateTimeOffset at) => AnsweredAt ??= at;
}
