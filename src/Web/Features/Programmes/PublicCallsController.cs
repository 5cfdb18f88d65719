using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Programmes;

/// <summary>The open calls, for everybody.</summary>
[AllowAnonymous]
[Face(Face.Public)]
public sealed class PublicCallsController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(CallLinks.Public)]
    public async Task<IActionResult> List(CancellationToken ct) => View("PublicList", await Ask(new OpenCalls(), ct));

    [HttpGet("/calls/{id}")]
    public async Task<IActionResult> Detail(Id<FundingCall> id, CancellationToken ct)
    {
        Under(new Crumb(T["programmes.open-calls"], CallLinks.Public));
        var call = await Ask(new PublicCall(id), ct);
        ViewData["LoanProducts"] = await Ask(new CallLoanProducts(id), ct);
        return View("PublicDetail", call);
    }
}
