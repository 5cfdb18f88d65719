using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Payments;

/// <summary>What checkers do: look at the whole order, approve it or return it.</summary>
public sealed class PayoutCheckController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(PaymentLinks.Payouts + "/{id:guid}/check")]
    public async Task<IActionResult> Check(Id<Payout> id, CancellationToken ct)
    {
        var page = await Head(id, ct);
        return View("Check", new ApproveForm { SeenHash = page.ContentHash });
    }

    [HttpPost(PaymentLinks.Payouts + "/{id:guid}/approve")]
    public Task<IActionResult> Approve(Id<Payout> id, ApproveForm form, CancellationToken ct) =>
        Submit(
            () => new ApprovePayout(id, form.SeenHash),
            _ => Done(PaymentLinks.Detail(id), "payments.approved"),
            async () =>
            {
                // What is shown again is the present content: that is what the next press approves.
                ModelState.Remove(nameof(form.SeenHash));
                return await Check(id, ct);
            },
            ct
        );

    [HttpGet(PaymentLinks.Payouts + "/{id:guid}/return")]
    public Task<IActionResult> Return(Id<Payout> id, CancellationToken ct) => ReturnPage(id, new(), ct);

    [HttpPost(PaymentLinks.Payouts + "/{id:guid}/return")]
    public Task<IActionResult> Return(Id<Payout> id, ReasonForm form, CancellationToken ct) =>
        Submit(
            () => new ReturnPayout(id, form.Reason),
            _ => Done(PaymentLinks.Detail(id), "payments.returned"),
            () => ReturnPage(id, form, ct),
            ct
        );

    private async Task<IActionResult> ReturnPage(Id<Payout> id, ReasonForm form, CancellationToken ct)
    {
        var page = await Head(id, ct);
        ViewData["Reason"] = new ReasonPage(
            T["payments.return"],
            T["payments.return-text", page.Payout.Reference, page.Maker],
            "payments.return",
            PaymentLinks.Act(id, "return"),
            PaymentLinks.Detail(id)
        );
        return View("Forms/Reason", form);
    }

    private async Task<PayoutPage> Head(Id<Payout> id, CancellationToken ct)
    {
        var page = await Ask(new PayoutDetail(id), ct);
        Under(
            new Crumb(T["payments.payouts"], PaymentLinks.Payouts),
            new Crumb(page.Payout.Reference, PaymentLinks.Detail(id))
        );
        ViewData["Payout"] = page;
        return page;
    }
}
