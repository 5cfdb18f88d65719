using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Programmes;

/// <summary>Writing a call's terms: new, changed, copied.</summary>
public sealed class CallWritingController(IMediator mediator, IActor actor) : SiteController(mediator)
{
    [HttpGet("/workspace/calls/new")]
    public Task<IActionResult> New(CancellationToken ct) => Page(CallForm.Empty(), null, ct);

    [HttpPost("/workspace/calls/new")]
    public Task<IActionResult> New(CallForm form, CancellationToken ct) =>
        Submit(
            () => new DraftCall(form.ToTerms()),
            id => Done(CallLinks.Detail(id), "programmes.drafted"),
            () => Page(form.Padded(), null, ct),
            ct
        );

    [HttpGet("/workspace/calls/{id}/edit")]
    public async Task<IActionResult> Edit(Id<FundingCall> id, CancellationToken ct)
    {
        var call = await Ask(new CallDetail(id), ct);
        return await Page(CallForm.Of(call.Terms, call.Version.ToString(Shared.Language.Show.Indonesian)), id, ct);
    }

    [HttpPost("/workspace/calls/{id}/edit")]
    public Task<IActionResult> Edit(Id<FundingCall> id, CallForm form, CancellationToken ct) =>
        Submit(
            () => new EditCall(id, form.ToTerms(), uint.TryParse(form.Version, out var version) ? version : 0),
            _ => Done(CallLinks.Detail(id), "programmes.edited"),
            () => Page(form.Padded(), id, ct),
            ct
        );

    [HttpGet("/workspace/calls/{id}/clone")]
    public async Task<IActionResult> Clone(Id<FundingCall> id, CancellationToken ct)
    {
        MayManage();
        var call = await Ask(new CallDetail(id), ct);
        Under(new Crumb(T["programmes.list"], CallLinks.List), new Crumb(call.Terms.Title, CallLinks.Detail(id)));
        return View("Clone", new CloneForm { Title = T["programmes.copy-of", call.Terms.Title] });
    }

    [HttpPost("/workspace/calls/{id}/clone")]
    public Task<IActionResult> Clone(Id<FundingCall> id, CloneForm form, CancellationToken ct) =>
        Submit(
            () => new CloneCall(id, form.Title, form.OpensOn ?? DateOnly.MinValue, form.ClosesOn ?? DateOnly.MinValue),
            clone => Done(CallLinks.Detail(clone), "programmes.cloned"),
            () => Task.FromResult<IActionResult>(View("Clone", form)),
            ct
        );

    private async Task<IActionResult> Page(CallForm form, Id<FundingCall>? id, CancellationToken ct)
    {
        MayManage();
        Under(new Crumb(T["programmes.list"], CallLinks.List));
        ViewData["CallId"] = id;
        ViewData["FundSources"] = (await Ask(new FundSources(), ct))
            .Select(f => new Choice(f.Id.ToString(), $"{f.Name} ({f.Code})"))
            .ToList();
        ViewData["TranchePlans"] = (await Ask(new TranchePlans(), ct))
            .Where(p => p.IsOffered || p.Id == form.TranchePlanId)
            .Select(p => new Choice(p.Id.ToString(), p.Name))
            .ToList();
        ViewData["Regions"] = (await Ask(new CallRegions(), ct)).Select(r => new Choice(r.Code, r.Name)).ToList();
        ViewData["LoanProducts"] = (await Ask(new LoanProductList(), ct))
            .Where(p => p.IsOffered || form.LoanProductCodes.Contains(p.Code))
            .Select(p => new Choice(p.Code, p.Terms.Name, T["loans.product-in-short", p.Code, T.Of(p.Terms.Method)]))
            .ToList();
        return View("Form", form);
    }

    private void MayManage()
    {
        if (!actor.May(Permission.ManageCalls))
            throw new ForbiddenException(nameof(CallForm));
    }
}
