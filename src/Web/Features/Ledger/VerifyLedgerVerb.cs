using PmiEmas.Application.Ledger;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Ledger;

/// <summary><c>verify-ledger</c>: proves the books, prints what was looked at, and ends with 0 only where nothing is wrong.</summary>
internal sealed class VerifyLedgerVerb(ILedgerProof proof) : IVerb
{
    public string Name => "verify-ledger";

    public async Task<int> Run(VerbOptions options, CancellationToken ct)
    {
        var found = await proof.Prove(ct);
        Console.WriteLine($"{found.Events} events, {found.Transfers} transfers");
        foreach (var check in found.Checks)
            Console.WriteLine(
                $"  {(check.Faults == 0 ? "ok   " : "FAULT")} {check.Name, -20} {check.Faults} {string.Join(", ", check.Examples)}".TrimEnd()
            );
        Console.WriteLine(found.IsSound ? "The books are sound." : "The books are NOT sound.");
        return found.IsSound ? 0 : 1;
    }
}
