using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Grants;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Features.Documents;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Grants;

/// <summary>The returnee's own grants: the way so far, the tranches, and returning unspent money.</summary>
[Face(Face.Portal)]
public sealed class MyGrantsController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    [HttpGet(GrantLinks.Mine)]
    public async Task<IActionResult> Mine(CancellationToken ct) => View(await Ask(new MyGrants(), ct));

    [HttpGet(GrantLinks.Mine + "/{id:guid}")]
    public async Task<IActionResult> Own(Id<Grant> id, CancellationToken ct)
    {
        Under(new Crumb(T["grants.mine"], GrantLinks.Mine));
        return View("Own", await Ask(new GrantDetail(id), ct));
    }

    [HttpGet(GrantLinks.Mine + "/{id:guid}/refund")]
    public Task<IActionResult> Refund(Id<Grant> id, CancellationToken ct) => RefundPage(id, null, ct);

    [HttpPost(GrantLinks.Mine + "/{id:guid}/refund")]
    [RequestSizeLimit(UploadedFiles.MostBytes)]
    public Task<IActionResult> Refund(Id<Grant> id, RefundForm form, CancellationToken ct) =>
        Submit(
            () =>
                new AnnounceRefund(
                    id,
                    form.Amount,
                    form.PaidOn,
                    form.BankReference,
                    form.Proof.ToUpload(nameof(form.Proof))!
                ),
            _ => Done(GrantLinks.Own(id), "grants.refund-announced"),
            () => RefundPage(id, form, ct),
            ct
        );

    private async Task<IActionResult> RefundPage(Id<Grant> id, RefundForm? form, CancellationToken ct)
    {
        var page = await Ask(new GrantDetail(id), ct);
        Under(new Crumb(T["grants.mine"], GrantLinks.Mine), new Crumb(page.Grant.Reference, GrantLinks.Own(id)));
        ViewData["Grant"] = page;
        return View("Refund", form ?? new RefundForm { Amount = page.Grant.RefundDue, PaidOn = clock.Today() });
    }
}
