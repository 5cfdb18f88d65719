using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Payments;

/// <summary>A version of how a bank's statement files are read. Versions are never changed; the latest is used for the next file.</summary>
public sealed class StatementMapping : AggregateRoot<StatementMapping>
{
    private StatementMapping() { }

    /// <summary>The bank's three digits.</summary>
    public string BankCode { get; private set; } = "";

    /// <summary>From 1 for each bank.</summary>
    public int VersionNo { get; private set; }

    public StatementFormat Format { get; private set; } = null!;

    public Id<StaffMember> MadeById { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public static StatementMapping Save(
        Id<StatementMapping> id,
        string bankCode,
        int versionNo,
        StatementFormat format,
        Id<StaffMember> by,
        DateTimeOffset at
    )
    {
        format.Check();
        var mapping = new StatementMapping
        {
            Id = id,
            BankCode = bankCode,
            VersionNo = versionNo,
            Format = format,
            MadeById = by,
            MadeAt = at,
        };
        mapping.Raise(new StatementMappingSaved(id, bankCode, versionNo));
        return mapping;
    }
}

/// <summary>How a bank's statements are read was written down anew.</summary>
public sealed record StatementMappingSaved(Id<StatementMapping> MappingId, string BankCode, int VersionNo)
    : IDomainEvent;
