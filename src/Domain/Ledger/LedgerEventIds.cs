using System.Security.Cryptography;
using System.Text;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Ledger;

/// <summary>Ids of events that follow from another record: the same cause always gives the same id, so it is posted once.</summary>
public static class LedgerEventIds
{
    /// <summary>A name-based UUID (version 8) of the record and what befell it, e.g. <c>("paid", payoutId)</c>.</summary>
    public static Id<LedgerEvent> Of(string what, Guid record)
    {
        Span<byte> bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{what}|{record:D}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Id<LedgerEvent>(new Guid(bytes, bigEndian: true));
    }
}
