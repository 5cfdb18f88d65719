using System.Security.Cryptography;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Documents;

public enum DocumentKind
{
    SubmissionReceipt,
    DecisionLetter,
    Agreement,
    Certificate,
    PaymentReceipt,
    InstalmentCard,
    LoanStatement,
    SettlementLetter,
    ScheduleAddendum,
    SettlementQuote,
    WarningLetter,
    FieldVisitInvitation,
    FieldVisitMinutes,
    PortfolioReport,
    PurchaseOrder,

    /// <summary>Signed minutes of goods handed over (BAST).</summary>
    HandoverMinutes,
}

/// <summary>A document of the programme that anybody can check by its code on the public check page.</summary>
public sealed class IssuedDocument : AggregateRoot<IssuedDocument>
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private IssuedDocument() { }

    /// <summary>Twelve characters in three groups, without look-alikes: <c>7K2M-9QXR-4TBA</c>. Unique.</summary>
    public string Code { get; private set; } = "";

    public DocumentKind Kind { get; private set; }

    public string Reference { get; private set; } = "";

    /// <summary>The plan, loan, certificate… it speaks of.</summary>
    public Guid SubjectId { get; private set; }

    public Guid? ReturneeId { get; private set; }

    /// <summary>What the check page may show of the holder's name: <c>S••• A•••••</c>.</summary>
    public string HolderMasked { get; private set; } = "";

    public DateOnly IssuedOn { get; private set; }

    public Id<StoredFile>? FileId { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public static string NewCode() =>
        string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));

    public static string MaskName(string name) =>
        string.Join(
            ' ',
            name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(w => w[0] + new string('•', Math.Max(1, w.Length - 1)))
        );

    public static IssuedDocument Issue(
        DocumentKind kind,
        string code,
        string reference,
        Guid subjectId,
        Guid? returneeId,
        string holderName,
        DateOnly on,
        Id<StoredFile>? fileId
    ) =>
        new()
        {
            Kind = kind,
            Code = code,
            Reference = reference,
            SubjectId = subjectId,
            ReturneeId = returneeId,
            HolderMasked = MaskName(holderName),
            IssuedOn = on,
            FileId = fileId,
        };

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}
