using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Agreements;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Agreements;

/// <summary>The returnee reads an agreement, asks for a code and signs.</summary>
[Face(Face.Portal)]
public sealed class MyAgreementsController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(AgreementLinks.Mine)]
    public async Task<IActionResult> Mine(CancellationToken ct) => View(await Ask(new MyAgreements(), ct));

    [HttpGet(AgreementLinks.Mine + "/{id:guid}")]
    public async Task<IActionResult> Own(Id<Agreement> id, CancellationToken ct)
    {
        Under(new Crumb(T["agreements.mine"], AgreementLinks.Mine));
        return View("Own", await Ask(new AgreementDetail(id), ct));
    }

    [HttpGet(AgreementLinks.Mine + "/{id:guid}/preview")]
    public async Task<IActionResult> Preview(Id<Agreement> id, CancellationToken ct)
    {
        var pdf = await Ask(new AgreementPreview(id), ct);
        return File(pdf.Content, "application/pdf", $"{pdf.Reference}.pdf");
    }

    [HttpPost(AgreementLinks.Mine + "/{id:guid}/code")]
    public Task<IActionResult> Code(Id<Agreement> id, CancellationToken ct) =>
        Submit(
            () => new RequestSigningCode(id),
            _ => Done(AgreementLinks.Sign(id), "agreements.code-sent"),
            () => Own(id, ct),
            ct
        );

    [HttpGet(AgreementLinks.Mine + "/{id:guid}/sign")]
    public Task<IActionResult> Sign(Id<Agreement> id, CancellationToken ct) => SignPage(id, null, ct);

    [HttpPost(AgreementLinks.Mine + "/{id:guid}/sign")]
    public Task<IActionResult> Sign(Id<Agreement> id, SignForm form, CancellationToken ct)
    {
        if (!form.Agreed)
            ModelState.AddModelError(nameof(form.Agreed), T["agreements.agree-first"]);
        return Submit(
            () => new SignAgreement(id, form.TermsHash, form.Code),
            _ => Done(AgreementLinks.Own(id), "agreements.signed-done"),
            () => SignPage(id, form, ct),
            ct
        );
    }

    private async Task<IActionResult> SignPage(Id<Agreement> id, SignForm? form, CancellationToken ct)
    {
        var page = await Ask(new AgreementDetail(id), ct);
        Under(
            new Crumb(T["agreements.mine"], AgreementLinks.Mine),
            new Crumb(page.Agreement.Reference, AgreementLinks.Own(id))
        );
        ViewData["Agreement"] = page;
        return View("Sign", form ?? new SignForm { TermsHash = page.Agreement.TermsHash });
    }
}
