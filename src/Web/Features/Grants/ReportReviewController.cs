using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Grants;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Grants;

/// <summary>The officer reads a report with its receipts and accepts or returns it.</summary>
public sealed class ReportReviewController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(GrantLinks.Reports + "/{id:guid}")]
    public async Task<IActionResult> Report(Id<AccountabilityReport> id, CancellationToken ct) =>
        View("Report", await Head(id, ct));

    [HttpPost(GrantLinks.Reports + "/{id:guid}/accept")]
    public Task<IActionResult> Accept(Id<AccountabilityReport> id, CancellationToken ct) =>
        Submit(
            () => new AcceptReport(id),
            _ => Done(GrantLinks.Report(id), "grants.report-accepted"),
            () => Report(id, ct),
            ct
        );

    [HttpGet(GrantLinks.Reports + "/{id:guid}/return")]
    public Task<IActionResult> Return(Id<AccountabilityReport> id, CancellationToken ct) => ReturnPage(id, new(), ct);

    [HttpPost(GrantLinks.Reports + "/{id:guid}/return")]
    public Task<IActionResult> Return(Id<AccountabilityReport> id, ReasonForm form, CancellationToken ct) =>
        Submit(
            () => new ReturnReport(id, form.Reason),
            _ => Done(GrantLinks.Report(id), "grants.report-returned"),
            () => ReturnPage(id, form, ct),
            ct
        );

    private async Task<IActionResult> ReturnPage(Id<AccountabilityReport> id, ReasonForm form, CancellationToken ct)
    {
        var page = await Head(id, ct);
        ViewData["Reason"] = new ReasonPage(
            T["grants.return-report"],
            T["grants.return-report-text", page.ReturneeName],
            "grants.return-report",
            GrantLinks.ActOnReport(id, "return"),
            GrantLinks.Report(id)
        );
        return View("Forms/Reason", form);
    }

    private async Task<ReportPage> Head(Id<AccountabilityReport> id, CancellationToken ct)
    {
        var page = await Ask(new ReportDetail(id), ct);
        Under(
            new Crumb(T["grants.list"], GrantLinks.List),
            new Crumb(page.GrantReference, GrantLinks.Detail(page.GrantId))
        );
        return page;
    }
}
