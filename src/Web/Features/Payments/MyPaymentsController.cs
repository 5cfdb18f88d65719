using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Payments;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;

namespace PmiEmas.Web.Features.Payments;

/// <summary>The returnee's money: what was sent and what came back.</summary>
[Face(Face.Portal)]
public sealed class MyPaymentsController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(PaymentLinks.Mine)]
    public async Task<IActionResult> Mine(CancellationToken ct) => View(await Ask(new MyPayments(), ct));
}
