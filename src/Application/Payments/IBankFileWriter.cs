using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments;

/// <summary>
/// Writes payouts as the file a bank's portal takes. Layouts are data: columns with their lengths, the characters the bank takes,
/// separator, head and control totals.
/// </summary>
public interface IBankFileWriter
{
    /// <summary>The codes of the layouts there are; the first is the usual one.</summary>
    IReadOnlyList<string> Layouts { get; }

    /// <summary>The same input gives the same bytes. Throws <see cref="RuleBrokenException"/> where something does not fit the bank's fields.</summary>
    byte[] Write(string layout, BankFileHead head, IReadOnlyList<Payout> payouts);
}

/// <summary>What the file says of itself.</summary>
/// <param name="Source">The account the money leaves; some banks' layouts need it.</param>
public sealed record BankFileHead(string Reference, string Fund, DateOnly On, AccountNumber? Source = null);
