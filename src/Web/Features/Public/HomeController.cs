using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Programmes;
using PmiEmas.Application.Reporting;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;

namespace PmiEmas.Web.Features.Public;

/// <summary>The programme as everybody may read it.</summary>
[AllowAnonymous]
[Face(Face.Public)]
public sealed class HomeController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet("/")]
    public async Task<IActionResult> Home(CancellationToken ct) =>
        View(new PublicHome(await Ask(new OpenCalls(), ct), await Ask(new PublicFigures(), ct)));

    [HttpGet("/about")]
    public IActionResult About() => View();
}

/// <summary>What stands on the public home page.</summary>
public sealed record PublicHome(IReadOnlyList<OpenCallRow> Calls, ProgrammeFigures Figures);
