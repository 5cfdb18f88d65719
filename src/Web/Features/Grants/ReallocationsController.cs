using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Grants;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Grants;

/// <summary>A decision maker answers requests to spend money of one budget line on another.</summary>
public sealed class ReallocationsController(IMediator mediator) : SiteController(mediator)
{
    private const string One = GrantLinks.List + "/{id:guid}/reallocations/{request:guid}";

    [HttpPost(One + "/approve")]
    public Task<IActionResult> Approve(Id<Grant> id, Id<Reallocation> request, CancellationToken ct) =>
        Submit(
            () => new ApproveReallocation(id, request),
            _ => Done(GrantLinks.Detail(id), "grants.reallocation-approved"),
            async () => View("../Grants/Detail", await Head(id, ct)),
            ct
        );

    [HttpGet(One + "/refuse")]
    public Task<IActionResult> Refuse(Id<Grant> id, Id<Reallocation> request, CancellationToken ct) =>
        RefusePage(id, request, new(), ct);

    [HttpPost(One + "/refuse")]
    public Task<IActionResult> Refuse(Id<Grant> id, Id<Reallocation> request, ReasonForm form, CancellationToken ct) =>
        Submit(
            () => new RefuseReallocation(id, request, form.Reason),
            _ => Done(GrantLinks.Detail(id), "grants.reallocation-refused"),
            () => RefusePage(id, request, form, ct),
            ct
        );

    private async Task<IActionResult> RefusePage(
        Id<Grant> id,
        Id<Reallocation> request,
        ReasonForm form,
        CancellationToken ct
    )
    {
        var page = await Head(id, ct);
        ViewData["Reason"] = new ReasonPage(
            T["grants.refuse-reallocation"],
            T["grants.refuse-reallocation-text", page.ReturneeName],
            "grants.refuse-reallocation",
            GrantLinks.Reallocation(id, request, "refuse"),
            GrantLinks.Detail(id)
        );
        return View("Forms/Reason", form);
    }

    private async Task<GrantPage> Head(Id<Grant> id, CancellationToken ct)
    {
        var page = await Ask(new GrantDetail(id), ct);
        Under(new Crumb(T["grants.list"], GrantLinks.List), new Crumb(page.Grant.Reference, GrantLinks.Detail(id)));
        return page;
    }
}
