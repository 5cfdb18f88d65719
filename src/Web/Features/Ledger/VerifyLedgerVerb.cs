using MediatR;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Ledger;
using PmiEmas.Domain.Ledger;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Ledger;

/// <summary>
/// <c>verify-ledger [--anchor NO:HASH]</c>: proves the books, prints what was looked at, and ends with 0 only where nothing is wrong. An anchor
/// kept outside the database also shows whether the chain was made anew or cut off.
/// </summary>
internal sealed class VerifyLedgerVerb(IMediator mediator, IProgrammeDb db) : IVerb
{
    public string Name => "verify-ledger";

    public async Task<int> Run(VerbOptions options, CancellationToken ct)
    {
        var found = await mediator.Send(new VerifyLedger(), ct);
        Console.WriteLine($"{found.EventCount} events, {found.TransferCount} transfers, {found.Milliseconds} ms");
        foreach (var check in found.Checks)
            Console.WriteLine(
                $"  {check.Invariant, -3} {(check.Faults == 0 ? "ok   " : "FAULT")} {check.Name, -20} of {check.LookedAt} {check.Faults} {string.Join(", ", check.Examples)}".TrimEnd()
            );
        var anchored = options.Value("anchor") is not { } anchor || await Holds(anchor, ct);
        var sound = found.IsSound && anchored;
        Console.WriteLine(sound ? "The books are sound." : "The books are NOT sound.");
        return sound ? 0 : 1;
    }

    private async Task<bool> Holds(string anchor, CancellationToken ct)
    {
        var no = long.TryParse(anchor.Split(':')[0], out var number) ? number : 0;
        var seal = await db.Set<LedgerSeal>().AsNoTracking().SingleOrDefaultAsync(s => s.No == no, ct);
        var holds = string.Equals(seal?.Anchor, anchor, StringComparison.OrdinalIgnoreCase);
        Console.WriteLine(
            holds
                ? $"  L12 ok    anchor {no}"
                : $"  L12 FAULT anchor {no}: the chain has {seal?.Anchor ?? "no such link"}"
        );
        return holds;
    }
}
