using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Grants;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Grants;

/// <summary>The returnee asks for another use of the budget, or takes the request back.</summary>
[Face(Face.Portal)]
public sealed class MyReallocationController(IMediator mediator) : SiteController(mediator)
{
    private const string All = GrantLinks.Mine + "/{id:guid}/reallocations";

    [HttpGet(All + "/new")]
    public Task<IActionResult> New(Id<Grant> id, CancellationToken ct) => Page(id, new(), ct);

    [HttpPost(All + "/new")]
    public Task<IActionResult> New(Id<Grant> id, ReallocationForm form, CancellationToken ct) =>
        Submit(
            () => new RequestReallocation(id, form.From, form.To, form.Amount, form.Reason),
            _ => Done(GrantLinks.Own(id), "grants.reallocation-requested"),
            () => Page(id, form, ct),
            ct
        );

    [HttpPost(All + "/{request:guid}/withdraw")]
    public Task<IActionResult> Withdraw(Id<Grant> id, Id<Reallocation> request, CancellationToken ct) =>
        Submit(
            () => new WithdrawReallocation(id, request),
            _ => Done(GrantLinks.Own(id), "grants.reallocation-withdrawn"),
            () => Page(id, new(), ct),
            ct
        );

    private async Task<IActionResult> Page(Id<Grant> id, ReallocationForm form, CancellationToken ct)
    {
        var page = await Ask(new GrantDetail(id), ct);
        Under(new Crumb(T["grants.mine"], GrantLinks.Mine), new Crumb(page.Grant.Reference, GrantLinks.Own(id)));
        ViewData["Grant"] = page;
        return View("Reallocation", form);
    }
}
