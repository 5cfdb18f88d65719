using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Payments.Gateway;
using PmiEmas.Web.Features.Payments;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Gateway;

/// <summary>The returnee's own account at the gateway: asked for here, completed there.</summary>
[Face(Face.Portal)]
[GatewayOnly]
public sealed class GatewayAccountController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(GatewayLinks.Account)]
    public async Task<IActionResult> Account(CancellationToken ct)
    {
        Under(new Crumb(T["payments.mine"], PaymentLinks.Mine));
        return View("Account", await Ask(new MyGatewayAccount(), ct));
    }

    [HttpPost(GatewayLinks.Account)]
    public Task<IActionResult> RequestAccount(CancellationToken ct) =>
        Submit(
            () => new RequestGatewayAccount(),
            _ => Done(GatewayLinks.Account, "gateway.account-requested"),
            () => Account(ct),
            ct
        );

    /// <summary>A page with a link, not a redirect: the policy keeps forms on this site.</summary>
    [HttpPost(GatewayLinks.Account + "/complete")]
    public async Task<IActionResult> Complete(CancellationToken ct)
    {
        Under(new Crumb(T["payments.mine"], PaymentLinks.Mine), new Crumb(T["gateway.account"], GatewayLinks.Account));
        return View("Complete", await Ask(new GatewayAccountLink(), ct));
    }
}
