using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Documents;

/// <summary>What a file is for; decides who may download it.</summary>
public enum FilePurpose
{
    IdentityDocument,
    PlanAttachment,
    FieldVisitPhoto,
    TransferProof,
    ReportReceipt,
    RepaymentProof,
    IssuedLetter,
    SignedAgreement,
    Consent,
    BankFile,

    /// <summary>Behind a fee, a waiver, a hardship or a write-off; kept under the loan.</summary>
    LoanEvidence,
    BankStatement,
    Restructuring,

    /// <summary>Offers, invoices and photos of goods; kept under the purchase.</summary>
    PurchasePaper,
}

/// <summary>A file kept outside the web root. <see cref="OwnerId"/> is the record (returnee, plan, visit…) whose viewers may download it.</summary>
public sealed class StoredFile : AggregateRoot<StoredFile>
{
    private StoredFile() { }

    public FilePurpose Purpose { get; private set; }

    /// <summary>The returnee whose data the file holds, where it holds one's.</summary>
    public Guid? ReturneeId { get; private set; }

    public Guid OwnerId { get; private set; }

    public string FileName { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    public byte[] Sha256 { get; private set; } = [];

    public DateTimeOffset StoredAt { get; private set; }

    public static StoredFile Keep(
        Id<StoredFile> id,
        FilePurpose purpose,
        Guid ownerId,
        Guid? returneeId,
        string fileName,
        string contentType,
        long size,
        byte[] sha256,
        DateTimeOffset at
    ) =>
        new()
        {
            Id = id,
            Purpose = purpose,
            OwnerId = ownerId,
            ReturneeId = returneeId,
            FileName = fileName,
            ContentType = contentType,
            Size = size,
            Sha256 = sha256,
            StoredAt = at,
        };
}
