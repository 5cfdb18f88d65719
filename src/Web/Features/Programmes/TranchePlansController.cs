using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Programmes;

/// <summary>Patterns of tranches that calls for grants choose from.</summary>
public sealed class TranchePlansController(IMediator mediator, IActor actor) : SiteController(mediator)
{
    private const string One = CallLinks.TranchePlans + "/{id:guid}";

    [HttpGet(CallLinks.TranchePlans)]
    public async Task<IActionResult> List(CancellationToken ct)
    {
        Under(new Crumb(T["programmes.list"], CallLinks.List));
        return View("TranchePlans", await Ask(new TranchePlans(), ct));
    }

    [HttpGet(CallLinks.TranchePlans + "/new")]
    public IActionResult New() => Page(TranchePlanForm.Of("", [TrancheTemplate.Whole]));

    [HttpPost(CallLinks.TranchePlans + "/new")]
    public Task<IActionResult> New(TranchePlanForm form, CancellationToken ct) => Write(null, form, ct);

    [HttpGet(One + "/edit")]
    public async Task<IActionResult> Edit(Id<TranchePlan> id, CancellationToken ct)
    {
        var plan =
            (await Ask(new TranchePlans(), ct)).FirstOrDefault(p => p.Id == id)
            ?? throw new NotFoundException(nameof(TranchePlan));
        return Page(TranchePlanForm.Of(plan.Name, plan.Parts));
    }

    [HttpPost(One + "/edit")]
    public Task<IActionResult> Edit(Id<TranchePlan> id, TranchePlanForm form, CancellationToken ct) =>
        Write(id, form, ct);

    [HttpPost(One + "/retire")]
    public Task<IActionResult> Retire(Id<TranchePlan> id, CancellationToken ct) => Offer(id, false, ct);

    [HttpPost(One + "/offer")]
    public Task<IActionResult> Offer(Id<TranchePlan> id, CancellationToken ct) => Offer(id, true, ct);

    private Task<IActionResult> Offer(Id<TranchePlan> id, bool offered, CancellationToken ct) =>
        Submit(
            () => new OfferTranchePlan(id, offered),
            _ => Done(CallLinks.TranchePlans, "programmes.tranche-plan-saved"),
            () => List(ct),
            ct
        );

    private Task<IActionResult> Write(Id<TranchePlan>? id, TranchePlanForm form, CancellationToken ct) =>
        Submit(
            () => new WriteTranchePlan(id, form.Name, form.ToParts()),
            _ => Done(CallLinks.TranchePlans, "programmes.tranche-plan-saved"),
            () => Task.FromResult<IActionResult>(Page(form.Padded())),
            ct
        );

    private ViewResult Page(TranchePlanForm form)
    {
        if (!actor.May(Permission.ManageCalls))
            throw new ForbiddenException(nameof(TranchePlanForm));
        Under(
            new Crumb(T["programmes.list"], CallLinks.List),
            new Crumb(T["programmes.tranche-plans"], CallLinks.TranchePlans)
        );
        return View("TranchePlan", form);
    }
}
