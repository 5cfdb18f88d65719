using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Reporting;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Portal;

/// <summary>The returnee's own first page, and the letters issued to them.</summary>
[Face(Face.Portal)]
public sealed class PortalHomeController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet("/portal")]
    public async Task<IActionResult> Home(CancellationToken ct) => View(await Ask(new PortalHome(), ct));

    [HttpGet("/portal/documents")]
    public async Task<IActionResult> Documents(CancellationToken ct)
    {
        Under(new Crumb(T["shared.nav-home"], "/portal"));
        return View(await Ask(new OwnDocuments(), ct));
    }
}
