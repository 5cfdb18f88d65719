using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Ledger;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Ledger;

/// <summary>A funder's money that arrived in a fund's bank account.</summary>
public sealed class FundingController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    [HttpGet(LedgerLinks.Funding)]
    public Task<IActionResult> Funding(CancellationToken ct) =>
        Page(new FundingForm { EventId = Guid.CreateVersion7(), ReceivedOn = clock.Today() }, ct);

    [HttpPost(LedgerLinks.Funding)]
    public Task<IActionResult> Funding(FundingForm form, CancellationToken ct) =>
        Submit(
            () =>
                new RecordFunding(
                    new Id<LedgerEvent>(form.EventId),
                    form.Fund,
                    form.Amount,
                    form.ReceivedOn,
                    form.Reference
                ),
            _ => Done(LedgerLinks.Event(form.EventId), "ledger.funding-recorded"),
            () => Page(form, ct),
            ct
        );

    private async Task<IActionResult> Page(FundingForm form, CancellationToken ct)
    {
        Under(new Crumb(T["ledger.journal"], LedgerLinks.Journal));
        ViewData["Funds"] = (await Ask(new FundNames(), ct)).Select(f => new Choice(f.Code, f.Name)).ToArray();
        return View("Funding", form);
    }
}
