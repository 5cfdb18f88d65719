using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Ledger;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Ledger;

/// <summary>What the proofs of the books found, each night and by hand, and the ends of their chain.</summary>
public sealed class ProofsController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(LedgerLinks.Proof)]
    public Task<IActionResult> Proofs(CancellationToken ct) => Page(ct);

    [HttpPost(LedgerLinks.Proof)]
    [EnableRateLimiting(Limits.Export)]
    public Task<IActionResult> Prove(CancellationToken ct) =>
        Submit(() => new ProveBooks(), _ => Done(LedgerLinks.Proof, "ledger.proven"), () => Page(ct), ct);

    private async Task<IActionResult> Page(CancellationToken ct)
    {
        Under(new Crumb(T["ledger.journal"], LedgerLinks.Journal));
        return View("Proof", await Ask(new BookProofs(), ct));
    }
}
