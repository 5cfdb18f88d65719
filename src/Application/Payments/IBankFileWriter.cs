using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments;

/// <summary>Writes payouts as the file a bank's portal takes. Layouts are data: columns, separator, totals row.</summary>
public interface IBankFileWriter
{
    /// <summary>The codes of the layouts there are; the first is the usual one.</summary>
    IReadOnlyList<string> Layouts { get; }

    /// <summary>The same input gives the same bytes.</summary>
    byte[] Write(string layout, BankFileHead head, IReadOnlyList<Payout> payouts);
}

/// <summary>What the file says of itself.</summary>
public sealed record BankFileHead(string Reference, string Fund, DateOnly On);
